import { QueryObserver } from '@tanstack/vue-query'
import { afterEach, describe, expect, it } from 'vitest'
import { cache, refresh } from './server'

afterEach(() => cache.clear())

describe('refresh', () => {
  it('asks once more where the first answer was still on its way and tells of before', async () => {
    let stored = 'before'
    const answers: (() => void)[] = []
    const ask = () => {
      const read = stored
      return new Promise<string>((resolve) => answers.push(() => resolve(read)))
    }
    const observer = new QueryObserver<string>(cache, { queryKey: ['photo-batches', 'one'], queryFn: ask })
    const leave = observer.subscribe(() => undefined)
    stored = 'after'
    const done = refresh('photo-batches')
    while (observer.getCurrentResult().data !== 'after') {
      answers.shift()?.()
      await new Promise((later) => setTimeout(later))
    }
    await done
    leave()
    expect(observer.getCurrentResult().data).toBe('after')
  }, 1_000)
})
