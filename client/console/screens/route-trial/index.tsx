import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { useState } from 'react';
import type { Forecast } from '../../../../domain/forecast/types.js';
import { ROUTE_TRIAL } from '../../../../texts/zh-CN/console/route-trial.js';
import { get, withQuery } from '../../api/call.js';
import { Answered } from '../../parts/states.js';
import { Result } from './result.js';
import { TrialForm } from './trial-form.js';

type Asked = Readonly<Record<string, string | number | null>>;

/** Who would approve what on which day, and when it would be through; nothing is put on record. */
export function Screen() {
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <Typography.Title level={1}>{ROUTE_TRIAL.title}</Typography.Title>
      <Typography.Paragraph>{ROUTE_TRIAL.lead}</Typography.Paragraph>
      <TrialForm onAsk={setAsked} />
      {asked && <Way asked={asked} />}
    </>
  );
}

function Way({ asked }: { asked: Asked }) {
  const path = withQuery('/api/forecast', asked);
  const query = useQuery({ queryKey: ['forecast', path], queryFn: () => get<Forecast>(path), retry: false });
  return <Answered query={query}>{(forecast) => <Result forecast={forecast} />}</Answered>;
}
