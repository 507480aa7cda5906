import { expect, test } from 'vitest'
import { fileArguments } from '../../../../src/main/shell/file-arguments.ts'

test('the files of a command line, without its options nor the program itself', () =>
  expect(
    fileArguments(
      ['--inspect=0', '/opt/pretoire', '--allow-file-access-from-files', 'lot.pretoire', '/tmp/a.zip', ''],
      '/home/u',
      ['/opt/pretoire'],
    ),
  ).toEqual(['/home/u/lot.pretoire', '/tmp/a.zip']))

test('the folder of the program is not a file, however it is written', () =>
  expect(fileArguments(['.', 'x.zip'], '/opt/pretoire', ['/opt/pretoire'])).toEqual(['/opt/pretoire/x.zip']))

test('an address of a file is a file; any other address is none', () =>
  expect(
    fileArguments(['file:///tmp/un%20lot.pretoire', 'https://example.org/a.zip', 'file://%'], '/', []),
  ).toEqual(['/tmp/un lot.pretoire']))
