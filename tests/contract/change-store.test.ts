import { describe } from 'vitest'
import { memoryHost, memoryStore } from '../../src/main/sharing/office/memory/memory-store.ts'
import { changeStoreContract } from './change-store.ts'

describe('a host in memory', () =>
  changeStoreContract(async () => {
    const host = memoryHost()
    return { open: async () => memoryStore(host), end: () => undefined }
  }))
