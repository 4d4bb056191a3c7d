import { Input } from 'antd';
import { useNavigate } from 'react-router';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

/** Straight to a purchase cycle by its number. */
export function NumberSearch() {
  const navigate = useNavigate();
  return (
    <Input.Search
      className="number-search"
      placeholder={SHELL.searchNumber}
      aria-label={SHELL.searchNumber}
      enterButton={SHELL.search}
      onSearch={(typed) => {
        const number = typed.trim();
        if (number !== '') void navigate(`/cycles/${encodeURIComponent(number)}`);
      }}
    />
  );
}
