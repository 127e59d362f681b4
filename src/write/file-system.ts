import * as fs from "node:fs";
import { isSystemError } from "../core/system-error";

/** The calls that change a folder, so that tests can make each of them fail. */
export interface FileSystem {
  /** Makes a file that is not there. */
  readonly write: (file: string, content: string, options: WriteFileOptions) => void;
  /** Gives a file a second name. */
  readonly link: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly unlink: (file: string) => void;
  readonly makeFolder: (folder: string, mode: number) => void;
  readonly removeFolder: (folder: string) => void;
  /** Waits until the disk has the folder's entries. */
  readonly sync: (folder: string) => void;
}

export interface WriteFileOptions {
  readonly mode: number;
  /** The mode as it is, whatever the process's mask. @default false */
  readonly exactly?: boolean;
  /** Wait until the disk has it. @default false */
  readonly durable?: boolean;
}

export const realFileSystem: FileSystem = {
  write(file, content, { mode, exactly, durable }) {
    const open = fs.openSync(file, "wx", mode);
    try {
      fs.writeFileSync(open, content);
      if (exactly) fs.fchmodSync(open, mode);
      if (durable) fs.fsyncSync(open);
    } finally {
      fs.closeSync(open);
    }
  },
  link(from, to) {
    try {
      fs.linkSync(from, to);
    } catch (error) {
      // Some disks know no second names, and some kernels refuse them for files of others: a copy serves.
      if (!isSystemError(error) || !noLinks.has(error.code)) throw error;
      fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    }
  },
  rename: (from, to) => fs.renameSync(from, to),
  unlink: (file) => fs.unlinkSync(file),
  makeFolder: (folder, mode) => fs.mkdirSync(folder, mode),
  removeFolder: (folder) => fs.rmdirSync(folder),
  sync(folder) {
    // Windows opens no folders.
    if (process.platform === "win32") return;
    const open = fs.openSync(folder, "r");
    try {
      fs.fsyncSync(open);
    } finally {
      fs.closeSync(open);
    }
  },
};

const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/** Does some work, and takes it that what one of these codes says is as good as done. */
export function unless(codes: readonly string[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error) || !codes.includes(error.code)) throw error;
  }
}

/** What stands at a path itself, links not followed; undefined when nothing does. */
export function standing(file: string): fs.Stats | undefined {
  return fs.lstatSync(file, { throwIfNoEntry: false });
}
