import { Eta } from 'eta/core';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import type { LetterView, Urgency } from './types.js';

const COLOURS = { overdue: '#b42318', near: '#b54708', calm: '#175cd3' } satisfies Record<Urgency, string>;

/** Tables and inline styles only: mail readers drop style sheets, and many lay out nothing else alike. */
const LETTER = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title><%= it.subject %></title></head>
<body style="margin:0;padding:0;background:#f2f4f7;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f7;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" style="width:100%;max-width:640px;background:#ffffff;font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;font-size:15px;line-height:1.7;color:#1d2939;">
<tr><td style="padding:24px 28px 0;"><%= it.view.greeting %></td></tr>
<tr><td style="padding:4px 28px 8px;"><%= it.view.intro %></td></tr>
<% for (const item of it.view.items) { %>
<tr><td style="padding:12px 28px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border:1px solid #d0d5dd;border-left:4px solid <%= it.colours[item.urgency] %>;">
<tr><td style="padding:14px 16px 0;color:<%= it.colours[item.urgency] %>;font-weight:bold;"><%= item.due %></td></tr>
<tr><td style="padding:0 16px;font-size:18px;font-weight:bold;"><%= item.title %></td></tr>
<tr><td style="padding:0 16px 8px;color:#475467;"><%= item.cycle %></td></tr>
<% for (const warning of item.warnings) { %>
<tr><td style="padding:6px 16px;"><div style="padding:8px 12px;background:#fffaeb;border:1px solid #fedf89;"><%= warning %></div></td></tr>
<% } %>
<tr><td style="padding:4px 16px 8px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
<% for (const row of item.rows) { if (row.value !== '') { %>
<tr><td width="84" valign="top" style="width:84px;padding:4px 8px 4px 0;color:#475467;"><%= row.label %></td><td valign="top" style="padding:4px 0;"><%= row.value %></td></tr>
<% } } %>
<% if (item.proof.length > 0) { %>
<tr><td width="84" valign="top" style="width:84px;padding:4px 8px 4px 0;color:#475467;"><%= it.labels.proof %></td><td valign="top" style="padding:4px 0;font-size:13px;color:#475467;">
<% for (const line of item.proof) { %><%= line %><br><% } %>
</td></tr>
<% } %>
</table>
</td></tr>
<% for (const link of item.links) { %>
<tr><td style="padding:0 16px 14px;"><a href="<%= link.href %>" style="color:#175cd3;"><%= link.label %></a></td></tr>
<% } %>
</table>
</td></tr>
<% } %>
<% for (const link of it.view.links) { %>
<tr><td style="padding:4px 28px 8px;"><a href="<%= link.href %>" style="color:#175cd3;"><%= link.label %></a></td></tr>
<% } %>
<tr><td style="padding:8px 28px 24px;font-size:13px;color:#475467;">
<% for (const line of it.view.footer) { %><%= line %><br><% } %>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true, cache: true });
eta.loadTemplate('@letter', LETTER);

/** The letter as HTML. Everything from outside is escaped: a name with markup stays a name. */
export function letterHtml(subject: string, view: LetterView): string {
  return eta.render('@letter', { subject, view, colours: COLOURS, labels: MAIL_TEXTS.labels });
}
