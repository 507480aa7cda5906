import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileRef } from '../../shared/contract/contract.ts'
import type { ImportRecord, Job } from '../../shared/imports/job.ts'
import { asError, call, subscribe, upload } from '../kernel/api.ts'
import { usePresence } from '../kernel/presence.ts'
import { useRoute } from '../kernel/route.ts'
import { useSay } from '../ui/toast.tsx'

/** Imports under way, cut short and just ended, and what can be done with them. */
export interface Importing {
  readonly jobs: readonly Job[]
  /** cut short, in this session or before it: they can go on where they were */
  readonly unfinishedImports: readonly ImportRecord[]
  readonly sending?: string
  /** the program ended: nothing goes on */
  readonly isProgramGone: boolean
  /** the import whose report is open */
  readonly report?: string
  readonly start: (files: readonly File[]) => Promise<void>
  /** of a file the program already has */
  readonly startOffered: (file: FileRef, onlyCited?: boolean) => Promise<void>
  readonly starter: () => Promise<void>
  readonly resume: (id: string) => void
  readonly pause: (id: string) => void
  readonly goOn: (id: string) => void
  readonly cancel: (id: string) => void
  readonly dismiss: (id: string) => void
  /** opens the report of an import, of the last one when none is named; nothing closes it */
  readonly openReport: (id?: string) => void
  readonly closeReport: () => void
}

const underWay = ({ state }: Job) => state === 'running' || state === 'paused'

/** Starts imports and follows them. */
export function useImports(): Importing {
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const [records, setRecords] = useState<readonly ImportRecord[]>([])
  const [sending, setSending] = useState<string>()
  const [report, setReport] = useState<string>()
  const say = useSay()
  const isProgramGone = usePresence() !== 'here'
  const put = useCallback((job: Job) => {
    setJobs(list =>
      list.some(one => one.id === job.id) ? list.map(one => (one.id === job.id ? job : one)) : [...list, job],
    )
  }, [])
  const look = useCallback(() => {
    call['imports.list']({}).then(
      list => setRecords(list.filter(one => one.state === 'interrupted' || one.state === 'failed')),
      () => {},
    )
  }, [])
  useEffect(() => subscribe('job', put), [put])
  useEffect(() => {
    if (isProgramGone) return
    call['jobs.list']({}).then(
      list => list.filter(underWay).forEach(put),
      () => {},
    )
    look()
  }, [put, look, isProgramGone])
  const begin = useCallback(
    (job: Job) =>
      // the end of a short job may have been told before its start was answered
      setJobs(list => (list.some(one => one.id === job.id) ? list : [...list, job])),
    [],
  )
  const forget = useCallback((id: string) => {
    setJobs(list => list.filter(one => one.id !== id))
    setRecords(list => list.filter(one => one.id !== id))
  }, [])
  // what ended well has been read by whoever goes elsewhere; its report stays in the list of imports
  const [screen, section] = useRoute().path
  const place = screen === 'campagne' ? `${screen}/${section}` : screen
  const last = useRef(place)
  useEffect(() => {
    const from = last.current
    if (from === place) return
    last.current = place
    // the first page leads somewhere by itself: nothing was read there yet
    if (from === undefined) return
    setJobs(list =>
      list.filter(one => one.state !== 'done' || one.report === undefined || one.report.rejected.length > 0),
    )
  }, [place])
  const start = useCallback(
    async (files: readonly File[]) => {
      try {
        const fileRefs: FileRef[] = []
        for (const [index, file] of files.entries()) {
          setSending(`Lecture de ${file.name} (${index + 1} sur ${files.length})`)
          fileRefs.push(await upload(file))
        }
        if (fileRefs.length > 0) begin(await call['imports.start']({ files: fileRefs }))
      } catch (cause) {
        say.error(asError(cause))
      } finally {
        setSending(undefined)
      }
    },
    [begin, say],
  )
  const startOffered = useCallback(
    (file: FileRef, onlyCited = false) =>
      call['imports.start']({ files: [file], onlyCited }).then(begin, say.error),
    [begin, say],
  )
  const starter = useCallback(async () => {
    try {
      begin(await call['imports.starter']({}))
    } catch (cause) {
      say.error(asError(cause))
    }
  }, [begin, say])
  const resume = (id: string) =>
    void call['imports.resume']({ id }).then(job => {
      forget(id)
      begin(job)
    }, say.error)
  const cancel = (id: string) =>
    void call['jobs.cancel']({ id }).then(
      () => setRecords(list => list.filter(one => one.id !== id)),
      say.error,
    )
  const openReport = async (id?: string) => {
    if (id) return setReport(id)
    const [last] = await call['imports.list']({})
    if (last) setReport(last.id)
    else say.success('Aucun import n’a encore été fait dans cette bibliothèque.')
  }
  return {
    jobs,
    unfinishedImports: records.filter(one => !jobs.some(job => job.id === one.id && underWay(job))),
    sending,
    isProgramGone,
    report,
    start,
    startOffered,
    starter,
    resume,
    cancel,
    pause: id => void call['jobs.pause']({ id }).catch(say.error),
    goOn: id => void call['jobs.resume']({ id }).catch(say.error),
    dismiss: id => {
      forget(id)
      look()
    },
    openReport: id => void openReport(id).catch(say.error),
    closeReport: () => setReport(undefined),
  }
}
