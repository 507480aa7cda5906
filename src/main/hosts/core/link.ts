import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'

/** A way to another process of ours: messages keep their order, and bytes come as bytes. */
export interface Post {
  send(message: unknown): void
  hear(listener: (message: unknown) => void): void
}

// biome-ignore lint/suspicious/noExplicitAny: the arguments of a function are inferred from it
type Acts = { readonly [name: string]: (...args: any[]) => unknown }

/** The functions that the process at the other end offers. */
export interface Link<There> {
  /** Resolves with what the function returns there; rejects with what it throws, or once that process has ended. */
  ask<K extends keyof There>(name: K, ...args: ArgsOf<There[K]>): Promise<AnswerOf<There[K]>>
  /** Runs the function there, and waits for nothing. */
  tell<K extends keyof There>(name: K, ...args: ArgsOf<There[K]>): void
  /** The other process has ended: what was asked of it is refused. */
  end(): void
}
type ArgsOf<F> = F extends (...args: infer A) => unknown ? A : never
type AnswerOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

interface Asking {
  readonly ask: string
  readonly args: readonly unknown[]
  /** absent: nobody waits for the answer */
  readonly id?: number
}
interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly code: ErrorCode | undefined; readonly message: string }
}

const isMessage = (message: unknown): message is Asking | Answer =>
  typeof message === 'object' && message !== null && ('ask' in message || 'id' in message)

/** Offers functions to another process, and reaches its own. */
export function link<There>(post: Post, here: Acts): Link<There> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let count = 0
  let isOver = false
  post.hear(message => {
    if (!isMessage(message)) return
    if ('ask' in message) return void run(message)
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asker?.reject(asError(message.error))
    else asker?.resolve(message.value)
  })
  async function run({ ask, args, id }: Asking): Promise<void> {
    try {
      const value = await here[ask]?.(...args)
      if (id !== undefined) post.send({ id, value } satisfies Answer)
    } catch (error) {
      if (id === undefined) throw error
      const code = error instanceof AppError ? error.code : undefined
      const message = error instanceof Error ? error.message : String(error)
      post.send({ id, error: { code, message } } satisfies Answer)
    }
  }
  return {
    ask: (name, ...args) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(ended())
        count += 1
        waiting.set(count, { resolve: value => resolve(value as never), reject })
        post.send({ ask: String(name), args, id: count } satisfies Asking)
      }),
    tell: (name, ...args) => {
      if (!isOver) post.send({ ask: String(name), args } satisfies Asking)
    },
    end: () => {
      isOver = true
      for (const { reject } of waiting.values()) reject(ended())
      waiting.clear()
    },
  }
}

const ended = () =>
  new AppError('bug', 'Le programme s’est arrêté avant d’avoir répondu. Ce qui était enregistré est gardé.')

const asError = ({ code, message }: NonNullable<Answer['error']>): Error =>
  code ? new AppError(code, message) : new Error(message)
