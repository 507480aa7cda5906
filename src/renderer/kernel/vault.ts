import { useEffect, useState } from 'react'
import { AppError } from '../../shared/kernel/errors.ts'
import { MoveReply, VaultProgress, VaultReply } from '../../shared/safekeeping/model.ts'
import { stopListening, subscribe } from './api.ts'
import { BASE } from './base.ts'
import { flushAll } from './unsaved.ts'

/** Asks the host for an act of the vault, for which it closes the library. Throws its refusal. */
export async function askVault(
  act: 'lock' | 'seal' | 'unseal',
  body: { readonly passphrase?: string } = {},
): Promise<{ readonly recovery?: string | undefined }> {
  const reasons = await flushAll()
  if (reasons.length > 0) throw new AppError('refused', reasons.join(' '))
  const response = await fetch(`${BASE}opening/${act}`, { method: 'POST', body: JSON.stringify(body) })
  const { message, recovery } = VaultReply.parse(await response.json())
  if (message) throw new AppError('refused', message)
  return { recovery }
}

/**
 * Has the host move the library, for which it closes it, to the folder it proposed or to one that the system's dialog asks for.
 * Returns what was done; undefined where the user gave up. Throws its refusal.
 */
export async function moveLibrary(where: 'proposed' | 'choose'): Promise<string | undefined> {
  const reasons = await flushAll()
  if (reasons.length > 0) throw new AppError('refused', reasons.join(' '))
  const response = await fetch(`${BASE}opening/move`, { method: 'POST', body: where })
  const { message, done } = MoveReply.parse(await response.json())
  if (message) throw new AppError('refused', message)
  return done
}

/** Between two questions about how far a sealing is, in milliseconds. */
const PROGRESS_MS = 500

/** How far the sealing is while one is under way, as one reads it. */
export function useVaultProgress(isUnderWay: boolean): string | undefined {
  const [text, setText] = useState<string>()
  useEffect(() => {
    if (!isUnderWay) return setText(undefined)
    const look = async () => {
      const response = await fetch(`${BASE}opening/progress`, { method: 'POST' })
      const { step, part } = VaultProgress.parse(await response.json())
      setText(step && `${step}${part === undefined ? '…' : `\u00a0: ${Math.floor(part * 100)}\u00a0%`}`)
    }
    // the act itself says what went wrong
    const watch = setInterval(() => void look().catch(() => undefined), PROGRESS_MS)
    return () => clearInterval(watch)
  }, [isUnderWay])
  return text
}

/** Opens a library that was locked under this window, which then hears the program again by itself. Throws the refusal. */
export async function unlockLibrary(secret: string): Promise<void> {
  const response = await fetch(`${BASE}opening/unlock`, { method: 'POST', body: secret })
  const { message, isUnsealing } = VaultReply.parse(await response.json())
  if (isUnsealing) location.replace(BASE)
  if (message) throw new AppError('refused', message)
}

/** Locks the library: what is typed is saved, then the page is emptied. */
export async function lockLibrary(): Promise<void> {
  await askVault('lock')
  location.replace(BASE)
}

/**
 * Empties the page when another window, or the computer going to sleep, locks the library. A page that could not save all it holds
 * stays as it is, and asks for the passphrase above it.
 */
export function useLocked(): void {
  useEffect(() => subscribe('locked', () => void leaveOnceSaved()), [])
}

async function leaveOnceSaved(): Promise<void> {
  const reasons = await flushAll()
  if (reasons.length > 0) return
  // the library waits for it before it closes
  stopListening()
  location.replace(BASE)
}

const MINUTE_MS = 60_000
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Locks after so many minutes without a key or a move of the pointer; 0: never. */
export function useIdleLock(minutes: number, onFailure: (error: Error) => void): void {
  useEffect(() => {
    if (minutes <= 0) return
    let last = Date.now()
    const note = () => {
      last = Date.now()
    }
    for (const name of ACTIVITY) window.addEventListener(name, note, { passive: true })
    // the clock, not a timer of that length: a computer that slept wakes past it
    const watch = setInterval(() => {
      if (Date.now() - last < minutes * MINUTE_MS) return
      note()
      lockLibrary().catch(onFailure)
    }, MINUTE_MS / 4)
    return () => {
      clearInterval(watch)
      for (const name of ACTIVITY) window.removeEventListener(name, note)
    }
  }, [minutes, onFailure])
}
