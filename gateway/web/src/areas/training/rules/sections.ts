/** The shape of a rule, as the form shows it, in sections. */
import {
  choice,
  flag,
  group,
  line,
  names,
  one,
  pairs,
  rows,
  several,
  when,
  type Shape,
  type Ways,
} from './shape'

const counted = [
  pairs('count', { among: 'measures' }),
  one('gives', { needed: true }),
  flag('floor'),
  one('daily_max'),
  one('at_most'),
  flag('optional'),
]
const terms = rows('terms', [
  {
    kind: 'ways',
    key: 'term',
    ways: {
      count: counted,
      fixed: [one('fixed', { needed: true })],
      reviewed: [group('reviewed', [one('from', { needed: true }), one('to', { needed: true })])],
    },
  },
])
const of = group('of', [several('buckets', 'buckets'), when()])
const least: Ways = {
  kind: 'ways',
  key: 'least',
  ways: { at_least: [one('at_least', { needed: true })], share: [one('share', { needed: true })] },
}
const PERIODS = ['year', 'cycle']

/** The sections of a rule, in the order of its document. */
export const SECTIONS: Readonly<Record<string, readonly Shape[]>> = {
  head: [
    one('rule', { needed: true }),
    one('version', { needed: true }),
    line('name'),
    line('document'),
    choice('owner_level', ['ministry', 'province', 'city', 'county', 'university']),
    choice('unit', ['credit', 'hour']),
    one('places', { needed: true }),
    group('in_force', [one('from', { needed: true }), one('until')]),
    one('year_begins', { needed: true }),
    group('cycle', [one('years'), one('grid_start')]),
  ],
  attributes: [rows('attributes', [one('name', { needed: true }), names('values', true)], { named: 'code' })],
  measures: [pairs('measures', { needed: true })],
  buckets: [names('buckets', true), names('beside')],
  kinds: [
    rows(
      'kinds',
      [
        one('name', { needed: true }),
        when(),
        rows('cases', [when(), terms], { needed: true }),
        pairs('into', { among: 'buckets', needed: true }),
      ],
      { needed: true },
    ),
  ],
  voids: [
    rows('voids', [
      {
        kind: 'ways',
        key: 'void',
        ways: {
          failed: [when('failed')],
          absence: [
            group('absence', [
              choice('absent', 'measures'),
              choice('planned', 'measures'),
              one('from', { needed: true }),
            ]),
          ],
          awaits: [group('awaits', [choice('measure', 'measures'), one('least', { needed: true })])],
        },
      },
      several('kinds', 'kinds'),
    ]),
  ],
  caps: [
    rows('caps', [
      choice('per', ['item', ...PERIODS]),
      one('at_most', { needed: true }),
      several('kinds', 'kinds'),
      choice('excess_to', 'buckets', false),
    ]),
  ],
  maxima: [rows('maxima', [choice('per', PERIODS), one('at_most', { needed: true }), of])],
  minima: [rows('minima', [choice('per', PERIODS), least, of])],
  programmes: [
    rows('programmes', [
      one('name', { needed: true }),
      one('counts', { needed: true }),
      flag('replaces_annual', true),
      when(),
      rows('minima', [least, of]),
    ]),
  ],
  between: [group('carry_over', [one('at_most')]), group('lending', [one('at_most'), one('factor')])],
}
