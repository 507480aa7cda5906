import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { DeskOrder, DeskReport, DeskState } from '../../fixtures/office/storm/desk-order.ts'
import type { StormFleet } from '../../fixtures/office/storm/fleet.ts'

/** An errand of a process of desks. */
export type Errand =
  | { readonly kind: 'turn'; readonly orders: readonly DeskOrder[] }
  | { readonly kind: 'remove'; readonly owner: string; readonly member: string }
  | { readonly kind: 'states'; readonly desks: readonly string[] }

/** Answers of a process of desks; `written` comes before the others, as often as something was acknowledged. */
export type Reply =
  | { readonly kind: 'written'; readonly token: string }
  | { readonly kind: 'reports'; readonly reports: readonly DeskReport[]; readonly usage: Usage }
  | { readonly kind: 'states'; readonly states: readonly DeskState[] }

/** Cost of a process of desks since it began. */
interface Usage {
  readonly processorMs: number
  /** the most memory it ever had */
  readonly peakMb: number
}

type Answer = Exclude<Reply, { readonly kind: 'written' }>

/** A fleet of several processes. */
export interface ProcessFleet extends StormFleet {
  /** kills one of its processes as `kill -9` does, after so long; it begins again on the same libraries */
  kill(process: number, afterMs: number): Promise<void>
  /** processor time of all processes so far, but that of the turn in which one was killed; memory of the largest */
  usage(): Usage
  close(): void
}

/** Starts processes on the libraries of a folder, each with its share of the desks. */
export async function startProcesses(
  place: string,
  desks: readonly string[],
  count: number,
): Promise<ProcessFleet> {
  const shares = Array.from({ length: count }, (_, n) => desks.filter((_desk, at) => at % count === n))
  const processes: ChildProcess[] = []
  const usages = new Map<ChildProcess, Usage>()
  const start = async (n: number) => {
    const child = fork(join(import.meta.dirname, 'desk-process.ts'), [place, ...(shares[n] ?? [])])
    processes[n] = child
    await answerOf(child)
  }
  await Promise.all(shares.map((_, n) => start(n)))
  const shareOf = (desk: string) => shares.findIndex(share => share.includes(desk))
  async function ask(
    n: number,
    errand: Errand,
    onWritten?: (token: string) => void,
  ): Promise<Answer | undefined> {
    const child = processes[n]
    if (!child?.connected) return undefined
    const answer = answerOf(child, onWritten)
    child.send(errand)
    const reply = await answer
    if (reply?.kind === 'reports') usages.set(child, reply.usage)
    return reply
  }
  return {
    async turn(orders, onWritten) {
      const answers = await Promise.all(
        shares.map(async (share, n) => {
          const own = orders.filter(one => share.includes(one.desk))
          return own.length > 0 ? ask(n, { kind: 'turn', orders: own }, onWritten) : undefined
        }),
      )
      return answers.flatMap(one => (one?.kind === 'reports' ? one.reports : []))
    },
    async remove(owner, member) {
      await ask(shareOf(owner), { kind: 'remove', owner, member })
    },
    async states(asked) {
      const answers = await Promise.all(
        shares.map((share, n) => ask(n, { kind: 'states', desks: asked.filter(one => share.includes(one)) })),
      )
      return answers.flatMap(one => (one?.kind === 'states' ? one.states : []))
    },
    async kill(n, afterMs) {
      await setTimeout(afterMs)
      const child = processes[n]
      const isGone = new Promise(resolve => child?.once('exit', resolve))
      child?.kill('SIGKILL')
      await isGone
      await start(n)
    },
    usage: () => ({
      processorMs: [...usages.values()].reduce((sum, one) => sum + one.processorMs, 0),
      peakMb: Math.max(0, ...[...usages.values()].map(one => one.peakMb)),
    }),
    close() {
      for (const child of processes) child.kill('SIGKILL')
    },
  }
}

/** The next answer of a process; undefined where it ended first. */
function answerOf(child: ChildProcess, onWritten?: (token: string) => void): Promise<Answer | undefined> {
  return new Promise(resolve => {
    const onMessage = (message: Reply) => {
      if (message.kind === 'written') onWritten?.(message.token)
      else settle(message)
    }
    const onExit = () => settle(undefined)
    const settle = (answer: Answer | undefined) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(answer)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
  })
}
