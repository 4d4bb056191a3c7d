import { crc32, deflateRawSync } from 'node:zlib';

/** A zip file of these parts, as any archiver makes it. `claim`: what the list says of a part's size, where it lies. */
export function zipOf(parts: Record<string, string | Uint8Array>, claim: Record<string, number> = {}): Uint8Array {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [path, content] of Object.entries(parts)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const name = Buffer.from(path);
    const same = Buffer.alloc(26);
    same.writeUInt16LE(20, 0);
    same.writeUInt16LE(8, 4);
    same.writeUInt32LE(crc32(raw), 10);
    same.writeUInt32LE(packed.byteLength, 14);
    same.writeUInt32LE(claim[path] ?? raw.byteLength, 18);
    same.writeUInt16LE(name.byteLength, 22);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), same, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), same, tail, name]));
    local.push(head);
    at += head.byteLength;
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(entries.byteLength, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...local, entries, Buffer.from('PK\u0005\u0006'), end]));
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with one sheet of that XML, as a spreadsheet program writes it. */
export function workbookOf(sheetData: string, after = '', extra: Record<string, string> = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${NS} xmlns:r="${REL}"><sheets><sheet name="导入" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${NS}><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
    ...extra,
  });
}

/** One row of text cells, in the XML of a sheet. */
export function rowXml(row: number, texts: readonly string[]): string {
  const cells = texts.map(
    (text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}
