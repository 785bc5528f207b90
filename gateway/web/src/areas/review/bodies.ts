/** What there is to judge, by business; each is loaded when a case of it is opened. */
import type { Component } from 'vue'
import { later } from '@/lib/later'
import { useAreas } from '@/lib/words'

const change = later(() => import('./ChangeCase.vue'))

const transfer = later(() => import('./TransferCase.vue'))

export const BODIES: Record<string, Component | undefined> = {
  first_entry: later(() => import('./FirstEntry.vue')),
  addition: change,
  change,
  key_change: change,
  transfer,
  transfer_within: transfer,
  transfer_university: transfer,
  status_change: later(() => import('./StatusCase.vue')),
  assignment: later(() => import('./AssignmentCase.vue')),
  training_project: later(async () => {
    await useAreas(['trainings'])
    return import('./TrainingCase.vue')
  }),
  credit_claim: later(async () => {
    await useAreas(['credits'])
    return import('./ClaimCase.vue')
  }),
  remark: later(() => import('./RemarkCase.vue')),
}
