import { Alert } from 'antd';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { PreviewPart } from '../../forms/preview-part.js';
import { Failure } from '../../parts/failure.js';
import type { Tried } from './cases.js';

/** What a repair would do in each case, or why it cannot there. */
export function TriedCases({ tried }: { tried: readonly Tried[] }) {
  const needsSecond = tried.some((each) => 'preview' in each && each.preview.second?.required === true);
  return (
    <>
      {needsSecond && <Alert type="warning" showIcon title={STUCK.secondNeeded} />}
      {tried.map((each) => (
        <section key={each.key} className="tried" aria-label={each.line.cycleTitle ?? each.cycleId}>
          <h3>{each.line.cycleTitle ?? each.cycleId}</h3>
          {'error' in each ? (
            <Failure error={each.error} />
          ) : (
            <PreviewPart cycleId={each.cycleId} preview={each.preview} />
          )}
        </section>
      ))}
    </>
  );
}
