import type { Worker } from 'node:worker_threads'

/** Bytes of a worker: its heap, and what it holds outside, even while it turns without end. 0 where this Node cannot tell. */
export async function bytesOf(worker: Worker): Promise<number> {
  try {
    const { used_heap_size, external_memory } = await worker.getHeapStatistics()
    return used_heap_size + external_memory
  } catch {
    return 0
  }
}

/** Milliseconds that a worker has worked. 0 before it runs, or where this Node cannot tell. */
export async function cpuOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    return 0
  }
}
