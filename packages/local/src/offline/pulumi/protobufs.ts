import { createRequire } from "node:module";

// Their exports are made at run time, so that they cannot be imported by name.
const require = createRequire(import.meta.url);

type Engine = typeof import("@pulumi/pulumi/proto/engine_pb.js");
type Resource = typeof import("@pulumi/pulumi/proto/resource_pb.js");
type Provider = typeof import("@pulumi/pulumi/proto/provider_pb.js");
type Structs = typeof import("google-protobuf/google/protobuf/struct_pb.js");
type Empties = typeof import("google-protobuf/google/protobuf/empty_pb.js");

export const enginePb: Engine = require("@pulumi/pulumi/proto/engine_pb.js");
export const resourcePb: Resource = require("@pulumi/pulumi/proto/resource_pb.js");
export const providerPb: Provider = require("@pulumi/pulumi/proto/provider_pb.js");
export const { Struct }: Structs = require("google-protobuf/google/protobuf/struct_pb.js");
export const { Empty }: Empties = require("google-protobuf/google/protobuf/empty_pb.js");

export const {
  EngineService,
}: typeof import("@pulumi/pulumi/proto/engine_grpc_pb.js") = require("@pulumi/pulumi/proto/engine_grpc_pb.js");
export const {
  ResourceMonitorService,
}: typeof import("@pulumi/pulumi/proto/resource_grpc_pb.js") = require("@pulumi/pulumi/proto/resource_grpc_pb.js");
