import { type ChildProcess, spawn } from 'node:child_process'

type Command = readonly [command: string, ...args: string[]]

/** Milliseconds after which a box that is still there is taken to be seen. */
const SHOWN_MS = 1500

/** Commands of Linux that show a sentence, which is their last argument; the first that works is enough. A desktop brings one at least. */
export const LINUX_BOXES: readonly Command[] = [
  ['zenity', '--error', '--no-markup', '--width=480', '--title=Prétoire', '--text'],
  ['kdialog', '--title', 'Prétoire', '--error'],
  // cuts no line by itself, and is as high as one
  [
    'xmessage',
    '-center',
    ...['wrap:word', 'message.width:640', 'message.height:160'].flatMap(set => ['-xrm', `Xmessage*${set}`]),
  ],
  ['notify-send', '--urgency=critical', 'Prétoire'],
]

/** PowerShell reads the sentence where no quote can end it. */
const WINDOWS_SENTENCE = 'PRETOIRE_SENTENCE'
const WINDOWS_BOX: Command = [
  'powershell.exe',
  '-NoProfile',
  '-Command',
  `Add-Type -AssemblyName PresentationFramework; [Windows.MessageBox]::Show($env:${WINDOWS_SENTENCE}, 'Prétoire')`,
]
const MAC_BOX: Command = [
  'osascript',
  ...['on run argv', 'display alert "Prétoire" message (item 1 of argv)', 'end run'].flatMap(line => [
    '-e',
    line,
  ]),
]

function boxes(platform: NodeJS.Platform, sentence: string): readonly Command[] {
  if (platform === 'win32') return [WINDOWS_BOX]
  if (platform === 'darwin') return [[...MAC_BOX, sentence]]
  return LINUX_BOXES.map(box => [...box, sentence])
}

/** Shows a sentence in a box of the system, which outlives this program. False where no command for that is there, or works. */
export async function showMessageBox(
  sentence: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  for (const [command, ...args] of boxes(platform, sentence)) {
    const env = { ...process.env, [WINDOWS_SENTENCE]: sentence }
    if (await isShown(spawn(command, args, { detached: true, stdio: 'ignore', env }))) return true
  }
  return false
}

const isShown = (box: ChildProcess) =>
  new Promise<boolean>(resolve => {
    const timer = setTimeout(() => settle(true), SHOWN_MS)
    const settle = (shown: boolean) => {
      clearTimeout(timer)
      box.unref()
      resolve(shown)
    }
    box.once('error', () => settle(false))
    box.once('exit', code => settle(code === 0))
  })
