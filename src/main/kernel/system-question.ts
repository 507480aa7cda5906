import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Confirm, Question } from './allowed-addresses.ts'

/** A command that puts a question and ends with 0 for yes. The question goes by its input or its environment: all accounts read command lines. */
interface QuestionCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Puts questions in a box of the system, where a program of it can; for a host that has no better means. */
export function systemConfirm(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Confirm {
  return async question => {
    const command = questionCommand(question, env, platform)
    return command && run(command, env)
  }
}

function questionCommand(
  { message, detail, buttons: [yes, no] }: Question,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): QuestionCommand | undefined {
  const text = `${message}\n\n${detail}\n`
  if (platform === 'win32')
    return {
      command: 'powershell.exe',
      args: ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT],
      env: { PRETOIRE_QUESTION: text },
    }
  if (platform === 'darwin')
    return {
      command: '/usr/bin/osascript',
      args: ['-'],
      input: `display dialog ${quoted(text)} with title "Prétoire" buttons {${quoted(yes)}, ${quoted(no)}} default button 2 cancel button 2\n`,
    }
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined
  const zenity = (env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'zenity'))
    .find(existsSync)
  if (!zenity) return undefined
  const labels = [`--ok-label=${yes}`, `--cancel-label=${no}`]
  return {
    command: zenity,
    // the text of --question is on the command line
    args: ['--text-info', '--title=Prétoire', '--width=560', '--height=320', ...labels],
    input: text,
  }
}

/** « Oui » is the second answer, so that a key pressed by chance says no. */
const WINDOWS_SCRIPT =
  "Add-Type -AssemblyName System.Windows.Forms; $r = [System.Windows.Forms.MessageBox]::Show($env:PRETOIRE_QUESTION, 'Prétoire', 'YesNo', 'Warning', 'Button2'); exit [int]($r -ne 'Yes')"

/** A text of AppleScript. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, sign => `\\${sign}`)}"`

/** Whether the command ended with 0; undefined where it could not be started. */
function run({ command, args, input = '', env = {} }: QuestionCommand, inherited: NodeJS.ProcessEnv) {
  return new Promise<boolean | undefined>(resolve => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...inherited, ...env },
      windowsHide: true,
    })
    child.once('error', () => resolve(undefined))
    child.once('exit', code => resolve(code === 0))
    // one that ends without reading has answered all the same
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
