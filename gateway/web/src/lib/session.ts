/** Who is signed in and what that person may ask; everything else about rights is the server's. */
import { queryOptions, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body, type Operation } from '@/api/client'
import { Refused } from '@/api/refused'
import type { components } from '@/api/schema'
import type { Level } from '@/api/shapes'
import { cache } from './server'

export type Me = components['schemas']['MeHere']

const mine = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => body(api.GET('/me', { signal })),
  staleTime: Infinity,
})

/** The levels of education authorities, from the top. */
export const AUTHORITIES = ['ministry', 'province', 'city', 'county'] as const satisfies readonly Level[]

/** The person, or null where nobody is signed in. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return await cache.ensureQueryData(mine)
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null
    throw error
  }
}

/** The person who is signed in, `may(operation)`, and whether the person works at a school or an office. */
export function useSession() {
  const { data: me } = useQuery(mine, cache)
  const granted = computed(() => new Set(me.value?.operations))
  const may = (operation: Operation) => granted.value.has(operation)
  /** Files are entered at schools; an office with the same right has nothing to enter. */
  const atSchool = computed(() => me.value?.org.level === 'school')
  /** An education authority, from the county up; its own units are none. */
  const atOffice = computed(
    () => !!me.value && (AUTHORITIES as readonly Level[]).includes(me.value.org.level),
  )
  /** Files lie at schools and their departments alone. */
  const holdsFiles = computed(() => atSchool.value || me.value?.org.level === 'department')
  return { me, may, atSchool, atOffice, holdsFiles }
}

/** Opens a session; what another person loaded before is forgotten. */
export async function signIn(username: string, password: string): Promise<Me> {
  await body(api.POST('/sessions', { body: { username, password } }))
  const before = cache.getQueryData<Me>(['me'])
  const me = await body(api.GET('/me'))
  if (before?.account_id !== me.account_id) cache.clear()
  cache.setQueryData(['me'], me)
  void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' })
  return me
}

export async function signOut(): Promise<void> {
  await body(api.DELETE('/sessions/current')).catch(() => undefined)
  cache.clear()
}

/** Where a person starts: the own file for a teacher, the desk for everybody else. */
export function home(me: Me): string {
  if (me.must_change_password) return '/password'
  return isTeacher(me) ? '/self' : '/'
}

/** Whether this is the entrance 教师自助: a person with a file of their own and no list of files. */
export function isTeacher(me: Me): boolean {
  return me.teacher_id !== null && !me.operations.includes('listTeachers')
}
