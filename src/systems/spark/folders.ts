/** Folder of the code bucket in which submit requests lie. */
export const requestFolder = "spark-requests";
