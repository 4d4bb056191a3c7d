/** One input of a form. `hint` stands beneath it: how it is filled in, from when and until when. */
export type PageField = {
  kind: 'text' | 'long' | 'day' | 'file';
  name: string;
  label: string;
  required: boolean;
  value?: string;
  hint?: string;
};

/** A form of a page. `get` asks a question and changes nothing; only `post` acts. */
export type PageForm = {
  method: 'get' | 'post';
  heading: string;
  note?: string;
  fields: PageField[];
  hidden: { name: string; value: string }[];
  submit: string;
};

/** One matter of a page. */
export type PageBlock = {
  heading: string;
  rows: { label: string; value: string }[];
  warnings: string[];
  /** Longer content, a line each, as it stands. */
  lines: string[];
  forms: PageForm[];
};

/** A page behind a link of a letter, as words. */
export type LinkPageView = {
  title: string;
  lead: string[];
  blocks: PageBlock[];
  foot: string[];
};
