import { parentPort, workerData } from 'node:worker_threads'
import type { FundTask } from '../imports/funds/fund-thread.ts'
import { getReady } from '../imports/jobs/batches-in-worker.ts'
import type { Task } from '../imports/jobs/jobs.ts'
import { hasKeys } from '../kernel/vault/keys.ts'
import { loadSodium } from '../kernel/vault/sodium.ts'
import type { UpkeepTask } from '../library/indexing/background.ts'
import type { ErasureTask } from '../safekeeping/erasure/erasure-thread.ts'
import type { ProofTask } from '../safekeeping/proof-thread.ts'
import type { VaultTask } from '../safekeeping/vault/vault-thread.ts'
import type { MeetingTask } from '../sharing/office/meeting-thread.ts'
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

async function erasure(task: ErasureTask): Promise<void> {
  const { serveErasure } = await import('../safekeeping/erasure/erasure-thread.ts')
  if (parentPort) serveErasure(task, parentPort)
}

async function fund(task: FundTask): Promise<void> {
  const { serveFund } = await import('../imports/funds/fund-thread.ts')
  if (parentPort) serveFund(task, parentPort)
}

async function vault(task: VaultTask): Promise<void> {
  const { serveVault } = await import('../safekeeping/vault/vault-thread.ts')
  if (parentPort) await serveVault(task, parentPort)
}

async function meetings(task: MeetingTask): Promise<void> {
  const [{ serveMeetings }, { registerParts }] = await Promise.all([
    import('../sharing/office/serve-meetings.ts'),
    import('../parts.ts'),
  ])
  registerParts()
  if (parentPort) serveMeetings(task, parentPort)
}

/** Files of a sealed library are opened by libsodium, which a thread loads first. */
async function begin(): Promise<void> {
  if (hasKeys()) await loadSodium()
  if ('exhibits' in workerData) await exhibits()
  else if ('foreign' in workerData) await foreign()
  else if ('packs' in workerData) await packs(workerData as PackTask)
  else if ('meetings' in workerData) await meetings(workerData as MeetingTask)
  else if ('vault' in workerData) await vault(workerData as VaultTask)
  else if ('fund' in workerData) await fund(workerData as FundTask)
  else if ('proof' in workerData) await proof(workerData as ProofTask)
  else if ('erasure' in workerData) await erasure(workerData as ErasureTask)
  else await work(workerData as Task | UpkeepTask)
}

void begin()
