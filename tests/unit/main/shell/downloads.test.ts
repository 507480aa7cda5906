import { describe, expect, test, vi } from 'vitest'
import type { AppEvent } from '../../../../src/main/kernel/hub.ts'
import {
  type Download,
  followDownload,
  isOurDownload,
  whyUnwritten,
} from '../../../../src/main/shell/downloads.ts'
import { temporary } from '../../../contract/program.ts'

type Updated = Parameters<Parameters<Download['on']>[1]>[1]
type Done = Parameters<Parameters<Download['once']>[1]>[1]

/** A download from an address to a path, followed; the test says how it goes. */
function following(url: string, path: string) {
  const events: AppEvent[] = []
  const event = { preventDefault: vi.fn() }
  const cancel = vi.fn()
  let title = ''
  let updated: (state: Updated) => void = () => undefined
  let done: (state: Done) => void = () => undefined
  const download: Download = {
    getURL: () => url,
    getFilename: () => 'requete.docx',
    getSavePath: () => path,
    getTotalBytes: () => 1000,
    setSaveDialogOptions: options => {
      title = options.title
    },
    cancel,
    on: (_name, hear) => {
      updated = state => hear(undefined, state)
    },
    once: (_name, hear) => {
      done = state => hear(undefined, state)
    },
  }
  followDownload(event, download, one => void events.push(one))
  return {
    events,
    event,
    cancel,
    title: () => title,
    updated: (s: Updated) => updated(s),
    done: (s: Done) => done(s),
  }
}
const made = 'pretoire://app/exports/0b0f6c1e-0000-4000-8000-000000000000'

describe('what may be saved', () => {
  test.each([
    [made, true],
    ['blob:pretoire://app/0b0f6c1e', true],
    ['pretoire://app/index.html', false],
    ['pretoire://application/exports/x', false],
    ['blob:https://example.org/x', false],
    ['data:text/html,x', false],
    ['https://example.org/exports/x', false],
  ])('%s: %s', (url, ours) => {
    expect(isOurDownload(url)).toBe(ours)
    expect(following(url, '/x').event.preventDefault).toHaveBeenCalledTimes(ours ? 0 : 1)
  })
})

test('the system asks where, under the name of the file; the path is left to it', () => {
  expect(following(made, '/x').title()).toBe('Enregistrer «\u00a0requete.docx\u00a0»')
})

test('written, the window hears of it once, by the name alone', () => {
  const { events, done } = following(made, '/home/ana/Dossier X/ma requête.docx')
  done('completed')
  expect(events).toEqual([{ event: 'download', data: { name: 'ma requête.docx' } }])
})

test('given up in the dialog, nothing is said', () => {
  const { events, done } = following(made, '')
  done('cancelled')
  expect(events).toEqual([])
})

test.each(['updated', 'done'] as const)('interrupted (%s), the window hears why, once', async how => {
  const folder = temporary()
  const { events, cancel, updated, done } = following(made, `${folder.folder}/absent/x.docx`)
  if (how === 'updated') {
    updated('progressing')
    updated('interrupted')
    done('cancelled')
    expect(cancel).toHaveBeenCalledOnce()
  } else done('interrupted')
  await expect.poll(() => events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    event: 'download',
    data: {
      name: 'x.docx',
      reason: expect.stringMatching(/rien ne peut être écrit dans le dossier «\u00a0absent\u00a0»/),
    },
  })
  expect(JSON.stringify(events)).not.toContain(folder.folder)
  folder.remove()
})

test('a disk too small for the file is told so', async () => {
  const folder = temporary()
  expect(await whyUnwritten(`${folder.folder}/x`, Number.MAX_SAFE_INTEGER)).toMatch(/plus assez de place/)
  expect(await whyUnwritten(`${folder.folder}/x`, 1)).toMatch(/interrompue/)
  folder.remove()
})
