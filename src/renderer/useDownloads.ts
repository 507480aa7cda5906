import { useEffect } from 'react'
import { subscribe } from './api.ts'
import { useSay } from './ui/toast.tsx'

/** Says whether a file left to the system's dialog was written; a browser says it by itself. */
export function useDownloads(): void {
  const say = useSay()
  useEffect(
    () =>
      subscribe('download', ({ name, reason }) => {
        if (reason === undefined) say.done(`« ${name} » est enregistré.`)
        else say.failed(new Error(`« ${name} » n’a pas été enregistré : ${reason}`))
      }),
    [say],
  )
}
