import { Eta } from 'eta/core';
import type { LinkPageView } from './link-page/types.js';
import { oneLine } from './words.js';

export type { LinkPageView, PageBlock, PageField, PageForm } from './link-page/types.js';

/** No script, no file beside itself: it works on any telephone, and a mail scanner that opens it does nothing. */
const PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">
<title><%= it.title %></title>
<style>
body{margin:0 auto;max-width:720px;padding:16px;font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1d2939}
h1{font-size:22px}h2{font-size:18px;margin:8px 0}h3{font-size:16px;margin:4px 0}
.block{border:1px solid #d0d5dd;padding:8px 16px 16px;margin:16px 0}
.warn{background:#fffaeb;border:1px solid #fedf89;padding:4px 12px;margin:8px 0}
.lines{white-space:pre-wrap;word-break:break-word;background:#f9fafb;padding:8px 12px;margin:8px 0}
table{border-collapse:collapse}td{vertical-align:top;padding:2px 12px 2px 0;word-break:break-all}
td.label{white-space:nowrap;color:#475467;word-break:normal}
form{border-top:1px solid #eaecf0;margin-top:12px;padding-top:8px}
label{display:block;margin:8px 0}input,textarea{font:inherit;display:block;width:100%;box-sizing:border-box;padding:6px}
button{font:inherit;padding:8px 20px;margin-top:8px}
.foot,.hint{color:#475467;font-size:14px}
</style></head>
<body>
<h1><%= it.title %></h1>
<% for (const line of it.lead) { %><p><%= line %></p><% } %>
<% for (const block of it.blocks) { %>
<div class="block">
<% if (block.heading !== '') { %><h2><%= block.heading %></h2><% } %>
<% for (const warning of block.warnings) { %><div class="warn"><%= warning %></div><% } %>
<% if (block.rows.length > 0) { %><table>
<% for (const row of block.rows) { if (row.value !== '') { %><tr><td class="label"><%= row.label %></td><td><%= row.value %></td></tr><% } } %>
</table><% } %>
<% if (block.lines.length > 0) { %><div class="lines"><%= block.lines.join('\\n') %></div><% } %>
<% for (const form of block.forms) { %>
<form method="<%= form.method %>"<% if (form.fields.some((field) => field.kind === 'file')) { %> enctype="multipart/form-data"<% } %>>
<h3><%= form.heading %></h3>
<% if (form.note !== undefined) { %><p><%= form.note %></p><% } %>
<% for (const each of form.hidden) { %><input type="hidden" name="<%= each.name %>" value="<%= each.value %>"><% } %>
<% for (const field of form.fields) { %><label><%= field.label %>
<% if (field.kind === 'long') { %><textarea name="<%= field.name %>" rows="4" maxlength="2000"<% if (field.required) { %> required<% } %>></textarea>
<% } else { %><input type="<%= it.types[field.kind] %>" name="<%= field.name %>"<% if (field.kind === 'day') { %> inputmode="numeric" autocomplete="off" maxlength="20"<% } %><% if (field.value !== undefined) { %> value="<%= field.value %>"<% } %><% if (field.required) { %> required<% } %>><% } %>
<% if (field.hint !== undefined) { %><span class="hint"><%= field.hint %></span><% } %>
</label><% } %>
<button type="submit"><%= form.submit %></button>
</form>
<% } %>
</div>
<% } %>
<div class="foot"><% for (const line of it.foot) { %><p><%= line %></p><% } %></div>
</body>
</html>
`;

/** A day is typed: the date field of a browser looks as the language of the browser has it. */
const INPUT_TYPES = { text: 'text', day: 'text', file: 'file' } as const;

const eta = new Eta({ autoEscape: true, cache: true });
eta.loadTemplate('@link-page', PAGE);

/** The page as HTML. Everything from outside is escaped: a name with markup stays a name. */
export function linkPageHtml(view: LinkPageView): string {
  return eta.render('@link-page', { ...view, title: oneLine(view.title), types: INPUT_TYPES });
}
