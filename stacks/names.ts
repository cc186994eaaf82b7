/** What things of ours are called in the instance, where names must be unique: stages may share one. */
export const instanceName = (what: string) =>
  $app.stage === "production" ? `${$app.name} ${what}` : `${$app.name}-${$app.stage} ${what}`;
