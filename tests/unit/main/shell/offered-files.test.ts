import { expect, test } from 'vitest'
import { offeredFiles } from '../../../../src/main/shell/file-arguments.ts'

test('files given before the library is open wait for it; later ones go at once', () => {
  const files = offeredFiles(['/bin/pretoire', '/opt/pretoire'])
  const taken: string[] = []
  files.addNamed(['/bin/pretoire', '/opt/pretoire', '--lang=fr', 'un lot.pretoire'], '/home/a')
  expect(taken).toEqual([])
  files.deliver(path => void taken.push(path))
  expect(taken).toEqual(['/home/a/un lot.pretoire'])
  files.add(['/home/a/b.zip'])
  expect(taken).toEqual(['/home/a/un lot.pretoire', '/home/a/b.zip'])
})
