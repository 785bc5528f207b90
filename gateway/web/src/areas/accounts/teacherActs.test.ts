import { expect, test } from 'vitest'
import { known } from '@/lib/words'
import { ACTS, LABELS } from './teacherActs'

test('every act has a word for its button, its question and its result', () => {
  for (const name of ACTS) {
    expect(known(`parts.acts.${LABELS[name] ?? name}`), name).toBe(true)
    expect(known(`accounts.sure.${name}`) && known(`accounts.many.${name}`), name).toBe(true)
  }
})
