import { parentPort, workerData } from 'node:worker_threads'
import { getReady } from '../imports/jobs/batches-in-worker.ts'
import type { Task } from '../imports/jobs/jobs.ts'
import type { UpkeepTask } from '../library/indexing/background.ts'
import type { ProofTask } from '../safekeeping/proof-thread.ts'
import type { PackTask } from '../sharing/packs/thread.ts'

/** Each task loads what it needs alone. The two threads of an import load theirs at the same time. */
async function work(task: Task | UpkeepTask): Promise<void> {
  if (!('upkeep' in task)) getReady()
  const [long, { registerReceivers }, { campaignReceivers }] = await Promise.all([
    import('../imports/jobs/long-work.ts'),
    import('../imports/receivers.ts'),
    import('../campaign/receivers.ts'),
  ])
  registerReceivers(campaignReceivers)
  await ('upkeep' in task ? long.keepUp(task) : long.work(task))
}

async function exhibits(): Promise<void> {
  const { serveExhibits } = await import('../exhibits/worker-tasks.ts')
  if (parentPort) serveExhibits(parentPort)
}

async function foreign(): Promise<void> {
  const [{ serveForeign }, { foreignReaders }] = await Promise.all([
    import('../kernel/readers/foreign-reader.ts'),
    import('../readers.ts'),
  ])
  if (parentPort) serveForeign(parentPort, foreignReaders)
}

async function packs(task: PackTask): Promise<void> {
  const { servePacks } = await import('../sharing/packs/thread.ts')
  if (parentPort) servePacks(task, parentPort)
}

async function proof(task: ProofTask): Promise<void> {
  const { serveProof } = await import('../safekeeping/proof-thread.ts')
  if (parentPort) serveProof(task, parentPort)
}

if ('exhibits' in workerData) void exhibits()
else if ('foreign' in workerData) void foreign()
else if ('packs' in workerData) void packs(workerData as PackTask)
else if ('proof' in workerData) void proof(workerData as ProofTask)
else void work(workerData as Task | UpkeepTask)
