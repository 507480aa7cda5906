import { contextBridge, ipcRenderer, webUtils } from 'electron'

contextBridge.exposeInMainWorld('pretoire', {
  // The path of a dropped file, so that a large archive is read where it is instead of being copied.
  pathOf: (file: File) => webUtils.getPathForFile(file),
  /** Before the window closes: `save` resolves with what could not be saved, in sentences. */
  onClose: (save: () => Promise<readonly string[]>) => {
    ipcRenderer.on('closing', (_event, round: number) => {
      void save().then(losses => ipcRenderer.send('closing-answer', round, losses))
    })
    ipcRenderer.send('closing-ready')
  },
  /** A line of the menu bar, by the id the page gives its actions. */
  onCommand: (run: (id: string) => void) => {
    ipcRenderer.removeAllListeners('command')
    ipcRenderer.on('command', (_event, id: string) => run(id))
  },
})
