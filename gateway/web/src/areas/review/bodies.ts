/** What there is to judge, by business; each is loaded when a case of it is opened. */
import type { Component } from 'vue'
import { later } from '@/lib/later'

export const BODIES: Record<string, Component | undefined> = {
  first_entry: later(() => import('./FirstEntry.vue')),
  remark: later(() => import('./RemarkCase.vue')),
}
