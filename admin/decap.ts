/** The part of Decap that this desk uses. It publishes no types of its own. */
export interface Cms {
  init(options: { config: CmsConfig }): void;
  registerBackend(name: string, backend: unknown): void;
  registerLocale(name: string, phrases: object): void;
  getLocale(name: string): object;
  registerCustomFormat(name: string, extension: string, format: CustomFormat): void;
  registerEditorComponent(component: EditorComponent): void;
  registerWidget(name: string, control: unknown, preview?: unknown): void;
  getWidget(name: string): { control: unknown; preview: unknown };
  registerPreviewTemplate(name: string, component: unknown): void;
  registerPreviewStyle(style: string, options?: { raw: boolean }): void;
  registerEventListener(listener: {
    name: 'preSave' | 'postSave' | 'prePublish' | 'postPublish' | 'postUnpublish';
    handler: (event: { entry: Immutable }) => unknown;
  }): void;
}

/** What of an Immutable map or list is used. */
export interface Immutable {
  get(key: string | number): unknown;
  getIn(path: readonly (string | number)[]): unknown;
  set(key: string, value: unknown): Immutable;
  toJS(): unknown;
}

export interface CustomFormat {
  fromFile(text: string): Record<string, unknown>;
  toFile(data: Record<string, unknown>): string;
}

export interface EditorComponent {
  id: string;
  label: string;
  fields: CmsField[];
  /** What draws its form; Decap hands the widget all that stands here. */
  widget: string;
  /** The id once more: Decap keeps its own from the widget. */
  block: string;
  pattern: RegExp;
  fromBlock(match: RegExpMatchArray): Record<string, unknown>;
  toBlock(values: Record<string, unknown>): string;
  toPreview(values: Record<string, unknown>): string;
}

export interface CmsConfig {
  load_config_file: boolean;
  backend: CmsBackend;
  locale: string;
  site_url: string;
  display_url: string;
  logo?: { src: string; show_in_header: boolean };
  publish_mode: 'editorial_workflow' | 'simple';
  media_folder: string;
  public_folder: string;
  show_preview_links: boolean;
  slug: { encoding: 'ascii'; clean_accents: boolean };
  editor: { preview: boolean };
  collections: CmsCollection[];
}

/** Which of Decap's backends is used, and what it needs besides its name. */
export interface CmsBackend {
  name: string;
  repo?: string;
  branch?: string;
  api_root?: string;
  base_url?: string;
  auth_type?: 'pkce';
  auth_endpoint?: string;
  app_id?: string;
}

export interface CmsCollection {
  name: string;
  label: string;
  label_singular?: string;
  folder?: string;
  path?: string;
  extension?: string;
  format: string;
  create?: boolean;
  delete?: boolean;
  slug?: string;
  identifier_field?: string;
  summary?: string;
  media_folder?: string;
  public_folder?: string;
  sortable_fields: string[];
  editor?: { preview: boolean };
  fields?: CmsField[];
  files?: { name: string; label: string; file: string; fields: CmsField[] }[];
}

export interface CmsField {
  name: string;
  label?: string;
  label_singular?: string;
  hint?: string;
  widget: string;
  required?: boolean;
  collapsed?: boolean;
  summary?: string;
  fields?: CmsField[];
  field?: CmsField;
  collection?: string;
  value_field?: string;
  search_fields?: string[];
  display_fields?: string[];
  options_length?: number;
  multiple?: boolean;
  options?: { label: string; value: string }[];
  value_type?: 'int' | 'float';
  /** Whether a date has a time of day. */
  time?: boolean;
  choose_url?: boolean;
  default?: unknown;
  modes?: string[];
  buttons?: string[];
  editor_components?: string[];
}

/** A React element, as far as it is looked into. */
export interface ReactNode {
  type: unknown;
  props: Record<string, unknown> & { children?: unknown };
  key: string | null;
}

/** React's `createElement`. */
export type CreateElement = (
  type: unknown,
  props?: Record<string, unknown> | null,
  ...children: unknown[]
) => ReactNode;

/** What Decap's file puts on `window`. */
export interface DecapWindow {
  CMS: Cms;
  h: CreateElement;
  createClass: (definition: object) => unknown;
  CMS_MANUAL_INIT?: boolean;
}

/** Decap, once its file has run. */
export const decap = () => window as unknown as DecapWindow;
