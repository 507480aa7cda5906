import { type MessagePort, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { type OnStep, sealFolder } from './seal.ts'
import { unsealFolder } from './unseal.ts'

const WORKS = { seal: sealFolder, unseal: unsealFolder } as const

/** Worker data of the thread that seals a library, or puts it in clear. The keys of its folder come with the thread. */
export interface VaultTask {
  readonly vault: keyof typeof WORKS
  readonly folder: string
}

type VaultMessage =
  | { readonly step: string; readonly part: number | undefined }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly detail: unknown } }
  | { readonly bug: Error }
  | { readonly done: true }

/** Beside `worker.ts` in the sources; in the build everything lies in one folder. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../hosts/worker.ts' : './worker.js',
  import.meta.url,
)

/** Seals the content of a folder in a thread of its own, so that the window goes on answering. */
export const sealInThread = (folder: string, onStep: OnStep): Promise<void> =>
  inThread({ vault: 'seal', folder }, onStep)

/** The same, to put it in clear. */
export const unsealInThread = (folder: string, onStep: OnStep): Promise<void> =>
  inThread({ vault: 'unseal', folder }, onStep)

function inThread(task: VaultTask, onStep: OnStep): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: task })
    worker.on('message', (message: VaultMessage) => {
      if ('step' in message) onStep(message.step, message.part)
      else if ('done' in message) resolve()
      else if ('bug' in message) reject(message.bug)
      else reject(new AppError(message.refusal.code, message.refusal.message, message.refusal.detail))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread of the vault stopped')))
  })
}

/** Does the work in the thread, and tells how it goes. */
export async function serveVault({ vault, folder }: VaultTask, port: MessagePort): Promise<void> {
  const tell = (message: VaultMessage) => port.postMessage(message)
  try {
    await WORKS[vault](folder, (step, part) => tell({ step, part }))
    tell({ done: true })
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError)
      tell({ refusal: { code: cause.code, message: cause.message, detail: cause.detail } })
    else tell({ bug: cause instanceof Error ? cause : new Error(String(cause)) })
  }
}
