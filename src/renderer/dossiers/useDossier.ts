import { useCallback, useEffect, useRef, useState } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { AppError } from '../../shared/kernel/errors.ts'
import { asError, call, useCall } from '../kernel/api.ts'
import { debounce } from '../kernel/debounce.ts'
import { registerSaver } from '../kernel/unsaved.ts'

type Change = Partial<Dossier> | ((before: Dossier) => Partial<Dossier>)

/** After the last change. */
const SAVE_MS = 700

/** A dossier being filled in: saved by itself a moment after the last change. */
export interface OpenDossier {
  readonly dossier?: Dossier
  readonly error?: AppError
  readonly saving: 'saved' | 'dirty' | 'saving' | 'failed'
  readonly edit: (part: Change) => void
  /** what another window saved meanwhile, until one of both versions is chosen */
  readonly other?: Dossier
  readonly choose: (which: 'mine' | 'other') => void
  readonly reload: () => void
}

/** Opens a dossier for editing. What another window saved meanwhile is put together with what was typed; both are offered where they differ. */
export function useDossier(id: string, onError: (error: AppError) => void): OpenDossier {
  const { value, error, reload } = useCall('dossiers.get', { id })
  const [mine, setMine] = useState<Dossier>()
  const [saving, setSaving] = useState<OpenDossier['saving']>('saved')
  const [other, setOther] = useState<Dossier>()
  const latest = useRef<Dossier>(undefined)
  // what the library held when the changes made here began
  const base = useRef<Dossier>(undefined)
  const dirty = useRef(false)
  const sending = useRef(false)
  // what the library was last heard to hold: it may have been read before what is being saved
  const libraryCopy = useRef<Dossier>(undefined)
  const say = useRef(onError)
  say.current = onError

  const take = useCallback(() => {
    const current = libraryCopy.current
    if (!current || !replaces(current, base.current, dirty.current || sending.current)) return
    latest.current = current
    base.current = current
    setMine(current)
  }, [])
  useEffect(() => {
    libraryCopy.current = value
    take()
  }, [value, take])

  const failure = useRef<AppError>(undefined)
  const saveRef = useRef(async () => {})
  const [saveSoon] = useState(() => debounce(() => void saveRef.current(), SAVE_MS))
  const save = useCallback(async () => {
    const edition = latest.current
    saveSoon.cancel()
    if (!edition || !dirty.current) return
    dirty.current = false
    sending.current = true
    setSaving('saving')
    try {
      const answer = await call['dossiers.save']({ dossier: edition })
      failure.current = undefined
      base.current = answer
      latest.current = {
        ...(latest.current ?? answer),
        revision: answer.revision,
        updatedAt: answer.updatedAt,
      }
      setMine(latest.current)
      setSaving(dirty.current ? 'dirty' : 'saved')
      sending.current = false
      take()
    } catch (cause) {
      sending.current = false
      dirty.current = true
      setSaving('failed')
      const problem = asError(cause)
      failure.current = problem
      if (problem.code !== 'stale') return say.current(problem)
      const latestStored = await call['dossiers.get']({ id: edition.id }).catch(() => undefined)
      if (!latestStored || !latest.current) return
      const { result, conflict } = mergeDossier(base.current ?? latestStored, latest.current, latestStored)
      latest.current = result
      base.current = latestStored
      setMine(result)
      if (conflict) setOther(latestStored)
      else setTimeout(() => void saveRef.current())
    }
  }, [take, saveSoon])

  saveRef.current = save

  useEffect(() => {
    const unregister = registerSaver({
      name: 'Le dossier',
      pending: () => dirty.current || sending.current,
      flush: async () => {
        await save()
        if (failure.current) throw failure.current
      },
    })
    return () => {
      unregister()
      void save()
    }
  }, [save])

  const edit = useCallback(
    (part: Change) => {
      if (!latest.current) return
      const next = typeof part === 'function' ? part(latest.current) : part
      latest.current = { ...latest.current, ...next }
      dirty.current = true
      setMine(latest.current)
      setSaving('dirty')
      saveSoon()
    },
    [saveSoon],
  )

  const choose = (which: 'mine' | 'other') => {
    if (!other || !latest.current) return
    setOther(undefined)
    latest.current = which === 'mine' ? { ...latest.current, revision: other.revision } : other
    setMine(latest.current)
    dirty.current = which === 'mine'
    if (which === 'mine') void save()
    else setSaving('saved')
  }
  return { dossier: mine?.id === id ? mine : undefined, error, saving, edit, other, choose, reload }
}

/** Puts an item back at its place in a list; what changed of the list meanwhile stays. */
export const putBack = <T extends { readonly id: string }>(list: readonly T[], one: T, at: number): T[] =>
  list.some(({ id }) => id === one.id) ? [...list] : list.toSpliced(at, 0, one)

/** Changes the facts of a dossier that is not being filled in here; read again once when another window saved meanwhile. */
export async function changeFacts(
  id: string,
  change: (facts: Dossier['facts']) => Dossier['facts'],
): Promise<void> {
  const saveOnce = async () => {
    const dossier = await call['dossiers.get']({ id })
    await call['dossiers.save']({ dossier: { ...dossier, facts: change(dossier.facts) } })
  }
  await saveOnce().catch(cause => {
    if (asError(cause).code !== 'stale') throw cause
    return saveOnce()
  })
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Puts the local changes since `base` into the state another window saved meanwhile: question by question, field by field.
 * `conflict`: the same thing was answered differently in both; what was typed here stands.
 */
export function mergeDossier(
  base: Dossier,
  mine: Dossier,
  other: Dossier,
): { readonly result: Dossier; readonly conflict: boolean } {
  let conflict = false
  const pick = <T>(before: T, ours: T, theirs: T): T => {
    if (same(before, ours)) return theirs
    if (!same(before, theirs) && !same(ours, theirs)) conflict = true
    return ours
  }
  const keys = new Set([...Object.keys(base.facts), ...Object.keys(mine.facts), ...Object.keys(other.facts)])
  const facts = [...keys].flatMap(key => {
    const value = pick(base.facts[key], mine.facts[key], other.facts[key])
    return value === undefined ? [] : [[key, value] as const]
  })
  const result = {
    ...other,
    title: pick(base.title, mine.title, other.title),
    notes: pick(base.notes, mine.notes, other.notes),
    parties: pick(base.parties, mine.parties, other.parties),
    events: pick(base.events, mine.events, other.events),
    facts: Object.fromEntries(facts),
  }
  return { result, conflict }
}

/** Whether what the library is heard to hold takes the place of what is known: not while something typed is unsaved or on its way, and never an earlier state. */
export const replaces = (incoming: Dossier, current: Dossier | undefined, isUnsaved: boolean): boolean =>
  !isUnsaved && (current?.id !== incoming.id || incoming.revision >= current.revision)
