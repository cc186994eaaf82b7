import { newInstance } from "./instance.ts";

/**
 * What is in a created instance goes with it: agents who were made by files hold profiles and groups, which nobody can delete as
 * long as they do. Where the instance stays, so does all of this.
 */
export function goesWithInstance() {
  const instance = newInstance();
  if (!instance) return;
  const within = (_: unknown, options: $util.CustomResourceOptions) => {
    options.deletedWith = instance;
  };
  $transform(aws.connect.HoursOfOperation, within);
  $transform(aws.connect.Queue, within);
  $transform(aws.connect.RoutingProfile, within);
  $transform(aws.connect.SecurityProfile, within);
  $transform(aws.connect.UserHierarchyStructure, within);
  $transform(aws.connect.UserHierarchyGroup, within);
  $transform(aws.connect.InstanceStorageConfig, within);
  $transform(aws.connect.ContactFlow, within);
  $transform(aws.connect.LambdaFunctionAssociation, within);
}
