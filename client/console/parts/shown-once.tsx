import { Alert, Typography } from 'antd';

type Props = { title: string; secret: string; hint: string };

/** A secret that was just made: it is kept nowhere, and gone with the page. */
export function ShownOnce({ title, secret, hint }: Props) {
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={title}
      description={
        <>
          <Typography.Text code copyable>
            {secret}
          </Typography.Text>
          <p>{hint}</p>
        </>
      }
    />
  );
}
