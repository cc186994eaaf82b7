import { type handleUnaryCall, Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { Deployment, Goal } from "./deployment.ts";
import type { Events, Severity } from "./events.ts";
import { Empty, EngineService, enginePb, providerPb, ResourceMonitorService, resourcePb, Struct } from "./protobufs.ts";
import type { Values } from "./values.ts";

/** What the SDK may rely on. */
const FEATURES = ["secrets", "resourceReferences", "deletedWith", "aliasSpecs"];
const SEVERITIES: Severity[] = ["debug", "info", "warning", "error"];

type Opened = { address: string; close(): void };
// biome-ignore lint/suspicious/noExplicitAny: each call has messages of its own, which the handlers name
type Handlers = Record<string, handleUnaryCall<any, any>>;

/** Answers a program that runs: its log, and the resources that it registers. */
export async function openServers(deployment: Deployment, events: Events): Promise<Opened> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(EngineService, engine(events));
  server.addService(ResourceMonitorService, monitor(deployment));
  const port = await new Promise<number>((resolve, reject) => {
    const done = (error: Error | null, bound: number) => (error ? reject(error) : resolve(bound));
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), done);
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

/** A handler from one that answers at once, or throws. */
const unary =
  <Request, Reply>(answer: (request: Request) => Reply): handleUnaryCall<Request, Reply> =>
  ({ request }, done) => {
    try {
      done(null, answer(request));
    } catch (error) {
      done({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    }
  };

function engine(events: Events): Handlers {
  let root = "";
  return {
    log: unary((request: InstanceType<typeof enginePb.LogRequest>) => {
      const severity = SEVERITIES[request.getSeverity()] ?? "info";
      if (severity !== "debug") events.tell(severity, request.getMessage(), request.getUrn());
      return new Empty();
    }),
    getRootResource: unary(() => new enginePb.GetRootResourceResponse().setUrn(root)),
    setRootResource: unary((request: InstanceType<typeof enginePb.SetRootResourceRequest>) => {
      root = request.getUrn();
      return new enginePb.SetRootResourceResponse();
    }),
  };
}

type Registration = InstanceType<typeof resourcePb.RegisterResourceRequest>;
type Reading = InstanceType<typeof resourcePb.ReadResourceRequest>;
type Invocation = InstanceType<typeof resourcePb.ResourceInvokeRequest>;

/** Plain look-ups and registrations: the program has no remote components, transforms in the engine, or hooks. */
function monitor(deployment: Deployment): Handlers {
  return {
    supportsFeature: unary((request: InstanceType<typeof resourcePb.SupportsFeatureRequest>) =>
      new resourcePb.SupportsFeatureResponse().setHassupport(FEATURES.includes(request.getId())),
    ),
    invoke: unary((request: Invocation) => {
      const answer = deployment.look(request.getTok(), valuesOf(request.getArgs()));
      return new providerPb.InvokeResponse().setReturn(Struct.fromJavaScript(answer));
    }),
    registerResource: unary((request: Registration) => {
      const { urn, id, outputs } = deployment.register(goalOf(request));
      const reply = new resourcePb.RegisterResourceResponse().setUrn(urn).setObject(Struct.fromJavaScript(outputs));
      if (id) reply.setId(id);
      const dependencies = reply.getPropertydependenciesMap();
      request.getPropertydependenciesMap().forEach((each, property) => {
        const own = new resourcePb.RegisterResourceResponse.PropertyDependencies();
        dependencies.set(property, own.setUrnsList(each.getUrnsList()));
      });
      return reply;
    }),
    readResource: unary((request: Reading) => {
      const goal = { ...NOTHING_ELSE, ...named(request), custom: true, inputs: valuesOf(request.getProperties()) };
      const { urn, outputs } = deployment.read({ ...goal, id: request.getId() });
      return new resourcePb.ReadResourceResponse().setUrn(urn).setProperties(Struct.fromJavaScript(outputs));
    }),
    registerResourceOutputs: unary((request: InstanceType<typeof resourcePb.RegisterResourceOutputsRequest>) => {
      deployment.registerOutputs(request.getUrn(), valuesOf(request.getOutputs()));
      return new Empty();
    }),
    signalAndWaitForShutdown: unary(() => new Empty()),
  };
}

const valuesOf = (struct: { toJavaScript(): object } | undefined): Values => (struct?.toJavaScript() ?? {}) as Values;

const named = (request: Registration | Reading) => ({
  ...{ type: request.getType(), name: request.getName(), parent: request.getParent() },
  ...{ provider: request.getProvider(), version: request.getVersion() },
});

const NOTHING_ELSE = {
  ...{ protect: false, retainOnDelete: false, dependencies: [], ignoreChanges: [], secretOutputs: [] },
};

const goalOf = (request: Registration): Goal => ({
  ...named(request),
  custom: request.getCustom(),
  inputs: valuesOf(request.getObject()),
  protect: request.getProtect() ?? false,
  retainOnDelete: request.getRetainondelete() ?? false,
  dependencies: request.getDependenciesList(),
  ignoreChanges: request.getIgnorechangesList(),
  secretOutputs: request.getAdditionalsecretoutputsList(),
});
