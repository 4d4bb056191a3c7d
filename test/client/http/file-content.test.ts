import { describe, expect, test } from '@jest/globals';
import { unfitContent } from '../../../client/http/file-content.js';
import { appFor, ask, problemIn } from './app-for-tests.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a file that is handed in', () => {
  test.each([
    ['报告.pdf', 'application/pdf', '%PDF-1.7'],
    ['章.png', 'image/png', '\x89PNG\r\n\x1a\n'],
    ['名册.xlsx', XLSX, 'PK\x03\x04'],
    ['合同.doc', 'application/msword', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['说明.txt', 'text/plain', 'a < b, <b> is no page'],
    ['版式.ofd', 'application/octet-stream', 'PK\x03\x04'],
    ['数据', 'application/octet-stream', '\x00\x01\x02'],
  ])('%s of type %s is taken where its content is that', (name, mediaType, content) => {
    expect(unfitContent({ name, mediaType, bytes: bytes(content) })).toBeNull();
  });

  test.each([
    ['a program under the name of a document', '报告.pdf', 'application/pdf', 'MZ\x90\x00'],
    ['a program of another system', '数据', 'application/octet-stream', '\x7fELF'],
    ['a script', 'run.txt', 'text/plain', '#!/bin/sh'],
    ['a page', '页.html', 'text/html', '<!DOCTYPE html><script>'],
    ['a page that calls itself a text', '说明.txt', 'text/plain', '\xef\xbb\xbf  <!-- x --><script>alert(1)</script>'],
    ['a drawing that runs scripts', '图.svg', 'image/svg+xml', '<?xml version="1.0"?><svg onload="x"/>'],
    ['a text under the name of a document', '报告.pdf', 'application/octet-stream', 'hello'],
    ['a text under the type of a picture', '图', 'image/png', 'hello'],
    ['an archive under the name of a picture', '图.jpg', 'image/jpeg', 'PK\x03\x04'],
  ])('%s is not', (_what, name, mediaType, content) => {
    expect(unfitContent({ name, mediaType, bytes: bytes(content) })).toMatchObject({ field: '(input)' });
  });

  test('over HTTP the refusal says so', async () => {
    const headers = { 'content-type': 'application/pdf' };
    const response = await ask(appFor(), 'POST', '/api/attachments?name=a.pdf', { body: 'MZ', headers });
    expect(await problemIn(response)).toMatchObject({ code: 'bad-input', status: 400 });
  });
});
