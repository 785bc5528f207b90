/** How the states of people in a training and of their results look. */
import {
  CircleCheckFilled,
  CircleCloseFilled,
  Clock,
  EditPen,
  OfficeBuilding,
  RefreshLeft,
  Remove,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { Page } from '@/lib/lists'
import type { Tone } from '@/parts/Tag.vue'
import type { Participant } from './addresses'

export const PEOPLE_STATES = ['applied', 'accepted', 'waiting', 'declined', 'withdrawn', 'replaced'] as const
export const RESULT_STATES = [
  'missing',
  'entered',
  'submitted',
  'returned',
  'sent',
  'refused',
  'confirmed',
] as const
/** Of the ministry's results in a province. */
export const RECEIVED_STATES = ['submitted', 'confirmed', 'returned', 'refused'] as const
export type ResultState = (typeof RESULT_STATES)[number]
/** A participant with the current result; without one, known by the enrolment. */
export type ResultRow = Participant & { id: string }

export const rowsOf = ({ items, next }: Page<Participant>): Page<ResultRow> => ({
  items: items.map((row) => ({ ...row, id: row.result_id ?? row.enrolment_id ?? row.teacher_id })),
  next,
})

export const GRADES = ['优秀', '合格', '不合格', 'not_assessed'] as const
export type Grade = (typeof GRADES)[number]

/** As Element's groups give it. */
export type Chosen = string | number | boolean | undefined

type Look = readonly [Tone, Component]

export const PEOPLE_LOOKS: Record<(typeof PEOPLE_STATES)[number], Look> = {
  applied: ['authority', Clock],
  accepted: ['effective', CircleCheckFilled],
  waiting: ['school', Clock],
  declined: ['rejected', CircleCloseFilled],
  withdrawn: ['locked', Remove],
  replaced: ['locked', Remove],
}

export const RESULT_LOOKS: Record<(typeof RESULT_STATES)[number] | 'revoked' | 'superseded', Look> = {
  missing: ['draft', EditPen],
  entered: ['draft', EditPen],
  submitted: ['authority', OfficeBuilding],
  returned: ['rejected', RefreshLeft],
  sent: ['authority', OfficeBuilding],
  refused: ['rejected', CircleCloseFilled],
  confirmed: ['effective', CircleCheckFilled],
  revoked: ['locked', Remove],
  superseded: ['locked', Remove],
}
