import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import type { Approval } from '../../../../domain/approval/types.js';
import type { Forecast } from '../../../../domain/forecast/types.js';
import type { CycleId } from '../../../../domain/ids.js';
import { routePicture } from '../../../../render/svg/route-picture.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { get, withQuery } from '../../api/call.js';
import { useProof } from '../../parts/proof.js';
import { kindName } from '../../parts/words.js';
import { Figure } from '../../svg/figure.js';
import { routeSteps } from './route-steps.js';

type Props = { cycleId: CycleId; approval: Approval; nameOf: (id: string) => string };

/** The way of an approval as a picture: walked, in hand, and to come with who is likely to decide. */
export function Route({ cycleId, approval, nameOf }: Props) {
  const { kind, ref } = approval.subject;
  // Only offices are told who would decide; the picture stands without it.
  const { data: forecast } = useQuery({
    queryKey: ['forecast', cycleId, kind, ref],
    queryFn: () => get<Forecast>(withQuery('/api/forecast', { cycle: cycleId, subject: kind, ref })),
    retry: false,
  });
  const open = useProof();
  const { steps, proofs } = routeSteps({ cycleId, approval, forecast, nameOf });
  const opened = (mark: string) => {
    const proof = proofs.get(mark);
    if (proof !== undefined) open(proof);
  };
  return (
    <Card title={CASE.route} size="small">
      <Figure picture={routePicture(CASE.routeOf(kindName(kind)), steps)} onOpen={opened} />
    </Card>
  );
}
