import type { Edition } from '../../src/main/updates/release.ts'
import { NODE_FLAGS } from '../browser-edition.ts'

/** `pretoire.cmd`: the command line. A batch file waits for a program that has a window, which a prompt does not. */
export function commandFile(edition: Edition): string {
  const line =
    edition === 'electron'
      ? '"%~dp0..\\Pretoire.exe" --no-sandbox --disable-gpu --log-level=3 --command-line -- %*'
      : `"%~dp0..\\node.exe" ${NODE_FLAGS.join(' ')} "%~dp0..\\app\\out\\main\\cli.js" %*`
  return `@echo off\r\n${line}\r\nexit /b %ERRORLEVEL%\r\n`
}
