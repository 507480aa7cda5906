// Electron reads the entry of a utility process by `require`: an ES module is for its later versions.
import('./core.js')
