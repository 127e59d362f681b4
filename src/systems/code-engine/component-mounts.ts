import { type ContainerProps, type Mount, sorted } from "./component";
import type { Project } from "./project";

export interface VolumeMount {
  readonly type: string;
  readonly mountPath: string;
  readonly reference: string;
  readonly subPath?: string;
  readonly readOnly: boolean;
}

export function mountOf(mount: string | Mount): Mount {
  return typeof mount === "string" ? { from: mount } : mount;
}

/** Volume mounts, read-only unless a store is meant to be written. */
export function volumeMounts(project: Project, { mounts }: ContainerProps): VolumeMount[] {
  return sorted(mounts).map(([mountPath, mount]) => {
    const { from, path, write } = mountOf(mount);
    const store = project.stores.get(from);
    const map = project.configMaps.get(from);
    return {
      type: store ? "persistent_data_store" : map ? "config_map" : "secret",
      mountPath,
      reference: store?.name ?? map?.name ?? project.secretName(from),
      ...(path === undefined ? {} : { subPath: path }),
      readOnly: write !== true,
    };
  });
}
