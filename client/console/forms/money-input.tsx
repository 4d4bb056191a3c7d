import { Input } from 'antd';
import { fen } from '../../../domain/money/fen.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { Money } from '../parts/money.js';
import type { Bound } from './bound.js';
import { fenOf } from './values.js';

/** A sum in 元 as it is typed, and beneath it as it will stand: with thousands and in 大写. */
export function MoneyInput({ id, value = '', onChange }: Bound<string>) {
  const sum = fenOf(value);
  return (
    <>
      <Input
        {...(id !== undefined && { id })}
        inputMode="decimal"
        value={value}
        suffix={PARTS.yuan}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <output className="money-read">{sum !== null && <Money amount={fen(sum)} capital />}</output>
    </>
  );
}
