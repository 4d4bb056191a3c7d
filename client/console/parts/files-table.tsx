import type { ReactNode } from 'react';
import type { AttachmentRef } from '../../../domain/cycle/common.js';
import { FORMS } from '../../../texts/zh-CN/console/forms.js';
import { withQuery } from '../api/call.js';

const SHOWN_OF_HASH = 16;
const KB = 1024;

/** `12.3 KB`, as file lists in China show it. */
function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  return bytes < KB * KB ? `${(bytes / KB).toFixed(1)} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

/** `code`: the county that keeps them, the own one when left out. */
type Props = { files: readonly AttachmentRef[]; code?: string | undefined; act?: (file: AttachmentRef) => ReactNode };

/** Files that are kept: name, which fetches it, size and hash. */
export function FilesTable({ files, code, act }: Props) {
  if (files.length === 0) return null;
  return (
    <table className="changes files">
      <thead>
        <tr>
          <th scope="col">{FORMS.fileName}</th>
          <th scope="col">{FORMS.size}</th>
          <th scope="col">{FORMS.hash}</th>
          {act && <th scope="col">{FORMS.act}</th>}
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.sha256}>
            <th scope="row">
              <a href={withQuery(`/api/attachments/${file.sha256}`, { code })} download={file.name}>
                {file.name}
              </a>
            </th>
            <td className="money">{sizeText(file.bytes)}</td>
            <td>
              <code title={file.sha256}>{file.sha256.slice(0, SHOWN_OF_HASH)}</code>
            </td>
            {act && <td>{act(file)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
