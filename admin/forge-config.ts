import type { Forge } from '../src/forge.ts';
import { cmsConfig, PREVIEWED } from './config.ts';
import type { CmsBackend, CmsCollection, CmsConfig, CmsField } from './decap.ts';

/**
 * Decap's configuration where a forge keeps the content: the same forms, without what only the
 * desk's own server can do. `siteUrl` is the portal's home page.
 */
export function forgeConfig(siteUrl: string, forge: Forge): CmsConfig {
  const config = cmsConfig(siteUrl);
  return {
    ...config,
    backend: forgeBackend(forge),
    // Decap's backend for Gitea knows no drafts: what is saved there is published.
    publish_mode: forge.name === 'gitea' ? 'simple' : 'editorial_workflow',
    collections: config.collections.map(withoutServer),
  };
}

function forgeBackend({ name, url, apiUrl, repo, branch, appId, signInUrl }: Forge): CmsBackend {
  const shared = { name, repo, branch, api_root: apiUrl };
  switch (name) {
    case 'forgejo':
      return { ...shared, app_id: appId };
    case 'gitea':
      return { ...shared, base_url: url, app_id: appId };
    case 'gitlab':
      return { ...shared, base_url: url, auth_type: 'pkce', app_id: appId };
    case 'github': {
      const { origin, pathname } = new URL(signInUrl);
      return { ...shared, base_url: origin, auth_endpoint: pathname.slice(1) };
    }
  }
}

function withoutServer(collection: CmsCollection): CmsCollection {
  const { fields, files } = collection;
  return {
    ...collection,
    ...(PREVIEWED.has(collection.name as never) && { editor: { preview: true } }),
    ...(fields && { fields: fields.map(plainField) }),
    ...(files && {
      files: files.map((file) => ({ ...file, fields: file.fields.map(plainField) })),
    }),
  };
}

/** A field with Decap's own widget where ours asks the desk's server. */
function plainField(field: CmsField): CmsField {
  const { fields, field: item } = field;
  return {
    ...field,
    ...(field.widget === 'picture' && { widget: 'object' }),
    // Markup is typed only where a text holds some already: no server looks at it before the build.
    ...(field.widget === 'markdown' && { modes: ['rich_text'] }),
    ...(fields && { fields: fields.map(plainField) }),
    ...(item && { field: plainField(item) }),
  };
}
