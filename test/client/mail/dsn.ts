/** A delivery status notification as Postfix writes one, about a letter of that Message-ID. */
export function bounceOf(
  messageId: string,
  change: { action?: string; original?: string; type?: string } = {},
): string {
  const { action = 'failed', original, type = 'multipart/report; report-type=delivery-status' } = change;
  const lines = [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: caigou@mz.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-Id: <20261127.report@mx.example>',
    'MIME-Version: 1.0',
    `Content-Type: ${type};`,
    '\tboundary="9B1.1/mx.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--9B1.1/mx.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<someone@mz.example>: mailbox full. Message-ID: <not-this-one@mx.example>`,
    '',
    '--9B1.1/mx.example',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Fri, 27 Nov 2026 09:00:00 +0800 (CST)',
    '',
    'Final-Recipient: rfc822; someone@mz.example',
    `Action: ${action}`,
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 mailbox',
    '    is full',
    '',
    '--9B1.1/mx.example',
    ...(original === undefined
      ? ['Content-Type: message/rfc822', '', ...letterLines(messageId)]
      : original.split('\n')),
    '',
    '--9B1.1/mx.example--',
    '',
  ];
  return lines.join('\r\n');
}

function letterLines(messageId: string): string[] {
  return ['From: caigou@mz.example', 'Subject: =?utf-8?q?x?=', 'Message-ID:', ` ${messageId}`, '', 'text'];
}
