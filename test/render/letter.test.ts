import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { personalLink, renderLetter } from '../../render/letter.js';
import { cycle, filing, item, letter, signing, task } from './letter/made.js';

/** What a reader sees of the HTML: tags gone, entities read. */
function seen(html: string): string {
  const text = html.replace(/<title>.*?<\/title>/s, '').replace(/<[^>]*>/g, ' ');
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

function events(ics: string | undefined) {
  const calendarFile = new ICAL.Component(ICAL.parse(ics ?? ''));
  return calendarFile.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

describe('a reminder letter', () => {
  const sent = renderLetter(letter([item(filing())]));

  test('says in its subject how long is left, what is to be done and in which cycle', () => {
    expect(sent.subject).toBe(
      '还剩 6 个工作日：合同副本报同级财政部门备案 — 延吉市2026年社工站购买服务项目（222401-2026-001）',
    );
  });

  test('names the due day with its weekday and the working days left', () => {
    expect(sent.text).toContain('办理期限：2026年10月9日（星期五），还剩 6 个工作日');
  });

  test('says what happens otherwise, what to do, whom to call and on what it rests', () => {
    expect(sent.text).toContain('怎么办：将合同副本报同级财政部门和有关部门备案');
    expect(sent.text).toContain('逾期后果：未按规定备案的');
    expect(sent.text).toContain('如有疑问，请联系延吉市民政局社会救助科，电话：0433-0000000。');
    expect(sent.text).toContain('\n依据：政府采购法 第四十七条\n');
  });

  test('shows how the date was reached: start day, break with its notice, make-up day', () => {
    expect(sent.text).toContain('起算：2026年9月22日，合同签订');
    const proof = sent.text.split('\n').filter((line) => line.startsWith('  · '));
    expect(proof[0]).toBe('  · 2026-09-22 起算当日，不计入');
    expect(proof).toContainEqual(expect.stringMatching(/2026-10-01 至 2026-10-07 国庆节放假，跳过（.+）/));
    expect(proof.at(-2)).toBe('  · 2026-10-09 期限届满');
    expect(proof.at(-1)).toMatch(/^ {2}· 计算依据：《民法典》第二百零一条：开始的当日不计入；.*日历版本 222401@/);
  });

  test('warns when the treasury closes before a payment is due, and of that only', () => {
    const late = renderLetter(letter([item(filing({ treasuryCloses: plainDate('2026-09-25') }))]));
    expect(late.text).toContain('国库2026年9月25日（星期五）关账');
    expect(sent.text).not.toContain('国库');
  });

  test('says in HTML what it says in plain text', () => {
    const html = seen(sent.html).replace(/\s+/g, '');
    for (const line of sent.text.split('\n')) {
      const said = line
        .replace(/^[^：]{2,4}：/, '')
        .replace(/^[ ·※]+/, '')
        .replace(/【.*】/, '')
        .replace(/\s+/g, '');
      if (!said.startsWith('https://')) expect(html).toContain(said);
    }
  });

  test('carries the due day as a calendar entry that keeps its UID', () => {
    const [event] = events(sent.ics);
    expect(event?.uid).toBe('222401-2026-001.contract-filing-finance%40y1%231@caigou');
    expect(event?.startDate.toString()).toBe('2026-10-09');
    expect(event?.summary).toBe('合同副本报同级财政部门备案（延吉市2026年社工站购买服务项目）');
    expect(event?.description).toContain('https://caigou.yanji.example/todo/1');
  });

  test('keeps out of the entry how many days are left: it is read on other days too', () => {
    const [event] = events(sent.ics);
    expect(event?.description).toContain('逾期后果：');
    expect(event?.description).not.toContain('还剩');
  });

  test('gives the entry the sequence it is told', () => {
    expect(events(renderLetter(letter([{ ...item(filing()), sequence: 4 }])).ics)[0]?.sequence).toBe(4);
  });

  test('takes the title of the profile where there is one', () => {
    expect(renderLetter(letter([{ ...item(filing()), title: '合同报财政局备案' }])).subject).toContain(
      '：合同报财政局备案 — ',
    );
  });

  test('is the same for the same input', () => {
    expect(renderLetter(letter([item(filing())]))).toEqual(sent);
  });

  test('without any notice is refused', () => {
    expect(() => renderLetter(letter([]))).toThrow(RangeError);
  });

  test('without a telephone of the post names the post alone', () => {
    const input = { ...letter([item(filing())]), contact: { post: '社会救助科', phone: null } };
    expect(renderLetter(input).text).toContain('请联系延吉市民政局社会救助科。');
  });
});

describe('how long is left', () => {
  test.each([
    ['2026-09-30', '还剩 2 个工作日'],
    ['2026-10-08', '还剩 1 个工作日'],
    ['2026-10-09', '今天到期'],
    ['2026-10-12', '已逾期 2 个工作日'],
    ['2026-10-13', '已逾期 3 个工作日'],
  ])('on %s the letter says %s', (day, words) => {
    expect(renderLetter(letter([item(filing())], day)).subject.startsWith(`${words}：`)).toBe(true);
  });

  test('a day that ends inside a break without a working day before it is to be met today', () => {
    expect(renderLetter(letter([item(signing())], '2026-09-30')).subject).toContain(
      '到期前已没有其他工作日，请今天办理',
    );
  });

  test('an overdue letter carries no calendar entry for a day that is past', () => {
    expect(renderLetter(letter([item(filing())], '2026-10-12')).ics).toBeUndefined();
  });
});

describe('a letter says plainly', () => {
  test('that a date is provisional, with its earliest and latest day', () => {
    const yearEnd = filing({}, { amount: 7, unit: 'workingDay', direction: 'after', roll: 'forward' }, '2026-12-23');
    const { text, ics } = renderLetter(letter([item(yearEnd)], '2026-12-24'));
    expect(yearEnd.certainty).toBe('provisional');
    expect(text).toMatch(/日期暂定：.*期限最早为202\d年\d+月\d+日，最晚为2027年1月\d+日；请按最早日期办理/);
    expect(text).toContain('还剩约 ');
    expect(events(ics)[0]?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
  });

  test('that a provisional date is late only after its latest reading', () => {
    const made = filing({ certainty: 'provisional', latest: plainDate('2026-10-13') });
    expect(renderLetter(letter([item(made)], '2026-10-09')).subject).toContain('今天为最早日期');
    expect(renderLetter(letter([item(made)], '2026-10-12')).subject).toContain('已过最早日期');
    expect(renderLetter(letter([item(made)], '2026-10-14')).subject).toContain('已逾期 1 个工作日');
  });

  test('that the rule itself is assumed', () => {
    expect(renderLetter(letter([item(filing({ authority: 'assumed' }))])).text).toContain('推定期限：现有文件没有写明');
    expect(renderLetter(letter([item(filing({ authority: 'stated' }))])).text).not.toContain('推定期限');
  });

  test('when to act where the due day is a rest day that does not roll', () => {
    const { text } = renderLetter(letter([item(signing())]));
    expect(text).toContain('请在2026年9月30日（星期三）（之前最后一个工作日）以前办理');
    expect(text).toContain('如理解为可以顺延，最晚为2026年10月8日（星期四）');
  });

  test('that a date moved, from which day, and why: in the subject as well', () => {
    const moved = { from: plainDate('2026-09-30'), why: 'extended', reason: '场地装修' } as const;
    const about = { kind: 'obligation', obligation: filing(), moved } as const;
    const { subject, text } = renderLetter(letter([item(about, 'moved')]));
    expect(subject).toMatch(/^期限改为2026年10月9日，还剩 6 个工作日：/);
    expect(text).toContain('※ 期限已改，原期限不再适用');
    expect(text).toContain('办理期限：2026年10月9日（星期五）');
    expect(text).toContain('原期限：2026年9月30日（星期三）\n变动原因：经批准延期：场地装修');
  });

  test('that a clock is suspended, and gives no calendar entry', () => {
    const { subject, text, ics } = renderLetter(letter([item(filing({ status: 'suspended' }))]));
    expect(subject).toContain('期限已中止');
    expect(text).toContain('恢复后另行通知');
    expect(ics).toBeUndefined();
  });

  test('before which day the next step may not come', () => {
    const made = filing({ rule: 'bid-window', due: null, notBefore: plainDate('2026-10-12'), owner: 'agent' });
    const { text, ics } = renderLetter(letter([item(made)]));
    expect(text).toContain('最早日期：2026年10月12日（星期一）');
    expect(text).toContain('【不得早于2026年10月12日】');
    expect(ics).toBeUndefined();
  });

  test('to the superior whose duty it is, and enters nothing in his calendar', () => {
    const { text, ics } = renderLetter(letter([item(filing(), 'escalation')]));
    expect(text).toContain('本事项由经办人负责，已经逾期');
    expect(ics).toBeUndefined();
  });
});

describe('a letter about what is late', () => {
  const late = filing({ status: 'breached' });

  test('says that it is still to be done, with the day it is really done', () => {
    const { text } = renderLetter(letter([item(late, 'overdue-1')], '2026-10-12'));
    expect(text).toContain('※ 已过期限的仍须办理，按实际办理的日期登记。');
  });

  test('asks a superior to urge, not to do it himself', () => {
    const { subject, text, ics } = renderLetter(letter([item(late, 'escalation')], '2026-10-12'));
    expect(subject).toMatch(/^请督促，已逾期 \d 个工作日：/);
    expect(text).toContain('怎么办：请督促经办人尽快办理。办理方式：将合同副本报');
    expect(ics).toBeUndefined();
  });
});

describe('a letter about an extension', () => {
  test('names the duty whose day is asked for, not its id', () => {
    const about = task({ subject: { kind: 'extension', ref: 'premises-ready@s:st1#1' } });
    const { text } = renderLetter(letter([item(about, 'task')]));
    expect(text).toContain('事项范围：落实站点办公场地和设备（站点 st1）');
  });

  test('ends the way to the day with it', () => {
    const on = plainDate('2026-10-20');
    const { proof } = filing();
    const extended = filing({
      due: on,
      latest: on,
      proof: [...proof, { kind: 'extended', day: on, effect: 'extended' }],
    });
    const { text } = renderLetter(letter([item(extended)]));
    expect(text).toContain('  · 2026-10-09 期限届满\n  · 2026-10-20 经批准，期限延至此日');
    expect(text).not.toContain('日历版本 extend');
  });
});

describe('a letter about an approval', () => {
  test('says what is to be decided, in which step, by when, and that silence decides nothing', () => {
    const { subject, text, ics } = renderLetter(letter([{ ...item(task(), 'task'), title: '财务科审核' }]));
    expect(subject).toContain('还剩 2 个工作日：审批“合同”');
    expect(text).toContain('审批环节：财务科审核');
    expect(text).toContain('事项范围：第 1 年度合同');
    expect(text).toContain('逾期既不算同意，也不算不同意');
    expect(events(ics).map(({ uid }) => uid)).toEqual(['222401-2026-001.a1.2.1@caigou']);
  });

  test('that was sent back asks its initiator to revise it', () => {
    const { text } = renderLetter(letter([item(task({ step: 'initiator' }), 'task')]));
    expect(text).toContain('审批环节：发起人修改');
  });

  test('shows both ends of a provisional day', () => {
    const on = plainDate('2027-01-04');
    const due = { on, certainty: 'provisional', earliest: on, latest: plainDate('2027-01-06') } as const;
    expect(renderLetter(letter([item(task({ due }), 'task')])).text).toContain(
      '最早为2027年1月4日，最晚为2027年1月6日',
    );
  });
});

describe('a digest', () => {
  const digest = renderLetter(letter([item(filing()), item(task(), 'task'), item(signing())]));

  test('holds all notices of the slot, the earliest day first', () => {
    const heads = digest.text.split('\n').filter((line) => line.startsWith('【'));
    expect(heads.map((line) => line.replace(/^【.*】/, ''))).toEqual([
      '1. 审批“合同”',
      '2. 与中标（成交）供应商签订合同',
      '3. 合同副本报同级财政部门备案',
    ]);
  });

  test('says in its subject how many there are and which is the most pressing', () => {
    expect(digest.subject).toBe('3 件事项，最急的一件还剩 2 个工作日：审批“合同”');
  });

  test('carries one calendar file with an entry for each day', () => {
    expect(events(digest.ics).map(({ startDate }) => startDate.toString())).toEqual([
      '2026-09-28',
      '2026-10-01',
      '2026-10-09',
    ]);
  });

  test('is the same whatever the order of its notices', () => {
    expect(renderLetter(letter([item(signing()), item(filing()), item(task(), 'task')]))).toEqual(digest);
  });
});

describe('text from outside', () => {
  test('with markup stays text', () => {
    const name = '<script>alert(1)</script>"&';
    const input = letter([{ ...item(filing()), cycle: { ...cycle, title: name }, title: '<b>甲</b>' }]);
    const { html } = renderLetter({ ...input, recipient: { name, email: 'x@yanji.example' }, county: '<i>局</i>' });
    expect(html).not.toMatch(/<script|<b>|<i>/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
    expect(seen(html)).toContain(`${name}，您好`);
  });

  test('never adds a tag, whatever it is', () => {
    const tags = (html: string) => (html.match(/<[a-z!/]/gi) ?? []).length;
    const plain = tags(renderLetter(letter([item(filing())])).html);
    const nasty = fc.array(fc.constantFrom('<', '>', '"', "'", '&', '<%', '%>', '<img src=x>', 'a', '\n', '甲'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        nasty.map((parts) => parts.join('')),
        (text) => {
          const one = {
            ...item(filing({ basis: `据${text}`, subject: `s:${text}` })),
            title: text,
            cycle: { ...cycle, title: text },
          };
          const { html } = renderLetter({ ...letter([one]), recipient: { name: text, email: 'x@yanji.example' } });
          expect(tags(html)).toBe(plain);
        },
      ),
    );
  });

  test('cannot open a line of its own in the plain text or the subject', () => {
    const { subject, text } = renderLetter(letter([{ ...item(filing()), title: '甲\r\n办理期限：明天\u2028乙' }]));
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(text).not.toMatch(/^办理期限：明天/m);
  });

  test('a link that acts for its reader stands in the letter alone, not in a calendar others may see', () => {
    const links = [personalLink('answer', 'https://caigou.example/l/abc')];
    const board = personalLink('board', 'https://caigou.example/l/def');
    const { html, text, ics } = renderLetter({ ...letter([{ ...item(filing()), links }]), links: [board] });
    for (const part of [html, text]) {
      expect(part).toContain('https://caigou.example/l/abc');
      expect(part).toContain('https://caigou.example/l/def');
      expect(part).toContain('请勿转发');
    }
    expect(ics).toBeDefined();
    expect(ics).not.toContain('caigou.example/l/');
    expect(renderLetter(letter([item(filing())])).text).not.toContain('请勿转发');
  });

  test('that runs something is no link', () => {
    const links = [
      { label: '坏', href: 'javascript:alert(1)' },
      { label: '好', href: 'http://10.0.0.8/todo?a=1&b=2' },
    ];
    const { html, text } = renderLetter(letter([{ ...item(filing()), links }]));
    expect(html).not.toContain('javascript:');
    expect(html).toContain('href="http://10.0.0.8/todo?a=1&amp;b=2"');
    expect(text).not.toContain('坏');
  });
});
