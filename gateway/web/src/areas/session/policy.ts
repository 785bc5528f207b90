/** Hints while a password is typed (R-ID-08); whether it is good enough decides the server. */

const LEAST = 8
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]
const WANTED_CLASSES = 3

export interface Hint {
  rule: 'length' | 'classes' | 'name' | 'other' | 'same'
  met: boolean
}

export function hints(typed: { old: string; next: string; again: string }, username: string): Hint[] {
  const { old, next, again } = typed
  const classes = CLASSES.filter((kind) => kind.test(next)).length
  const name = username.toLowerCase()
  return [
    { rule: 'length', met: [...next].length >= LEAST },
    { rule: 'classes', met: classes >= WANTED_CLASSES },
    { rule: 'name', met: next !== '' && !(name && next.toLowerCase().includes(name)) },
    { rule: 'other', met: next !== '' && next !== old },
    { rule: 'same', met: next !== '' && next === again },
  ]
}
