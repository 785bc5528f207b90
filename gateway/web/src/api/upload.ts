/** Uploads with progress: the only XMLHttpRequest, since fetch reports none. */
import { busyWith } from './busy'
import { commonHeaders, refusal, ROOT } from './client'
import { Refused } from './refused'
import { announce } from './signals'

/** Posts `form`; `onProgress` hears shares from 0 to 1. Aborting rejects with a Refused of status 0. */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return busyWith(post(path, form, onProgress, signal))
}

function post<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${ROOT}${path}`)
    for (const [name, value] of Object.entries(commonHeaders('POST'))) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = request.onabort = () => reject(new Refused(0, {}))
    request.onload = () => {
      if (request.status < 300) return resolve(answered<T>(request))
      if (request.status === 401) announce('signed-out')
      const answer = new Response(request.responseText, { status: request.status })
      void refusal(answer).then(reject)
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** An answer cut off on its way is none. */
async function answered<T>(request: XMLHttpRequest): Promise<T> {
  try {
    return JSON.parse(request.responseText) as T
  } catch {
    throw new Refused(0, {})
  }
}
