import { expect, test } from 'vitest';
import { problemsIn } from '../../admin/forge-check.ts';
import { forgeConfig } from '../../admin/forge-config.ts';
import { readForge } from '../../src/forge.ts';
import { securityHeaders } from '../../src/release/headers.ts';

const forgejo = {
  FORGE: 'forgejo',
  FORGE_URL: 'https://git.example.vn/',
  FORGE_REPO: 'phunu/cong',
  FORGE_APP_ID: 'ban-bien-tap',
};
const github = {
  FORGE: 'github',
  FORGE_REPO: 'phunu/cong',
  FORGE_SIGN_IN_URL: 'https://dang-nhap.example.vn/api/auth',
};
const backendOf = (env: Record<string, string>) => {
  const forge = readForge(env);
  return forge && forgeConfig('http://localhost/', forge).backend;
};

test('without the setting there is no forge', () => {
  expect(readForge({})).toBeUndefined();
  expect(readForge({ FORGE: '' })).toBeUndefined();
});

test('each backend of Decap gets what it needs to find the repository and to sign in', () => {
  expect(backendOf(forgejo)).toEqual({
    name: 'forgejo',
    repo: 'phunu/cong',
    branch: 'main',
    api_root: 'https://git.example.vn/api/v1',
    app_id: 'ban-bien-tap',
  });
  expect(backendOf({ ...forgejo, FORGE: 'gitea', FORGE_BRANCH: 'tin' })).toMatchObject({
    name: 'gitea',
    branch: 'tin',
    base_url: 'https://git.example.vn',
  });
  const group = { ...forgejo, FORGE: 'gitlab', FORGE_URL: '', FORGE_REPO: 'so/phong/cong' };
  expect(backendOf(group)).toMatchObject({
    repo: 'so/phong/cong',
    api_root: 'https://gitlab.com/api/v4',
    base_url: 'https://gitlab.com',
    auth_type: 'pkce',
  });
  expect(backendOf(github)).toEqual({
    name: 'github',
    repo: 'phunu/cong',
    branch: 'main',
    api_root: 'https://api.github.com',
    base_url: 'https://dang-nhap.example.vn',
    auth_endpoint: 'api/auth',
  });
});

test('drafts are kept where Decap can keep them, which at Gitea it cannot', () => {
  const modeOf = (name: string) => {
    const forge = readForge({ ...forgejo, FORGE: name });
    return forge && forgeConfig('http://localhost/', forge).publish_mode;
  };
  expect(modeOf('forgejo')).toBe('editorial_workflow');
  expect(modeOf('gitlab')).toBe('editorial_workflow');
  expect(modeOf('gitea')).toBe('simple');
});

test('a setting of the forge that cannot be used is refused by name and value', () => {
  const refusals = [
    { FORGE: 'svn' },
    { FORGE_REPO: 'phunu/cong' },
    { ...forgejo, FORGE_URL: '' },
    { ...forgejo, FORGE_URL: 'http://git.example.vn' },
    { ...forgejo, FORGE_URL: "https://git.example.vn;script-src'*'" },
    { ...forgejo, FORGE_REPO: 'cong' },
    { ...forgejo, FORGE_REPO: 'a/../b' },
    { ...forgejo, FORGE_BRANCH: '../main' },
    { ...forgejo, FORGE_APP_ID: '' },
    { ...github, FORGE_SIGN_IN_URL: 'https://dang-nhap.example.vn' },
  ].map((env) => {
    try {
      return String(readForge(env));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  expect(refusals).toMatchInlineSnapshot(`
    [
      "FORGE is "svn". Give one of forgejo, gitea, gitlab, github, or leave it out for the desk of this portal.",
      "FORGE_REPO is set, but FORGE is not. Set FORGE to one of forgejo, gitea, gitlab, github, or leave both out.",
      "FORGE_URL is "". Give the address of the forge, such as https://git.example.vn; only a forge on this machine may do without https.",
      "FORGE_URL is "http://git.example.vn". Give the address of the forge, such as https://git.example.vn; only a forge on this machine may do without https.",
      "FORGE_URL is "https://git.example.vn;script-src'*'". Give the address of the forge, such as https://git.example.vn; only a forge on this machine may do without https.",
      "FORGE_REPO is "cong". Give owner and name of the repository that has the folder content/, such as phunu/cong-thong-tin.",
      "FORGE_REPO is "a/../b". Give owner and name of the repository that has the folder content/, such as phunu/cong-thong-tin.",
      "FORGE_BRANCH is "../main". Give the branch that the site is built from, such as main.",
      "FORGE_APP_ID is "". Register the desk at the forgejo forge as a public OAuth application and give its client ID.",
      "FORGE_SIGN_IN_URL is "https://dang-nhap.example.vn". Give the full address where sign-in to GitHub begins, such as https://dang-nhap.example.vn/auth.",
    ]
  `);
});

test('with a forge no field asks the desk’s server', () => {
  const forge = readForge(forgejo);
  if (!forge) throw new Error('No forge.');
  const config = JSON.stringify(forgeConfig('http://localhost/', forge));
  expect(config).not.toContain('"widget":"picture"');
  expect(config).not.toContain('"raw"');
  expect(config).toContain('"widget":"relation"');
});

test('with a forge an entry that lacks something is refused in words of the office', () => {
  expect(problemsIn('units', { name: 'Đơn vị mẫu' }).length).toBeGreaterThan(0);
  expect(problemsIn('topics', { title: '' })[0]).toMatch(/còn trống\. Hãy điền mục này\.$/u);
});

test('the desk’s page may ask the forge that is set, and nobody else', () => {
  const policy = (env: Record<string, string>, url = '/admin/') =>
    securityHeaders(url, { base: '/', siteUrl: 'https://phunu.example.vn', forge: readForge(env) })[
      'content-security-policy'
    ];
  expect(policy(forgejo)).toContain("connect-src 'self' blob: https://git.example.vn;");
  expect(policy(forgejo)).toContain("img-src 'self' data: blob: https://git.example.vn;");
  expect(policy(github)).toContain("connect-src 'self' blob: https://api.github.com;");
  expect(policy(github)).toContain('blob: https://avatars.githubusercontent.com;');
  expect(policy(forgejo, '/tin/')).not.toContain('git.example.vn');
});

test('only signing in at GitHub may hold on to the window that it was opened from', () => {
  const opener = (env: Record<string, string>) =>
    securityHeaders('/admin/', { base: '/', siteUrl: 'http://localhost', forge: readForge(env) })[
      'cross-origin-opener-policy'
    ];
  expect(opener(github)).toBe('same-origin-allow-popups');
  expect(opener(forgejo)).toBe('same-origin');
});
