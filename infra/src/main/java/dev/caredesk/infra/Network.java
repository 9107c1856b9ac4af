package dev.caredesk.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.NatGatewayProps;
import software.amazon.awscdk.services.ec2.NatInstanceProps;
import software.amazon.awscdk.services.ec2.NatInstanceProviderV2;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.NatTrafficDirection;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** Two zones with a public subnet for the load balancer, a private one for the tasks, an isolated one for the data. */
final class Network extends Construct {

    /** Where the tasks run: no way in from the internet, a way out through NAT. */
    static final SubnetSelection TASKS =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();
    /** Where the database is: no way to the internet at all. */
    static final SubnetSelection DATA =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    private final Vpc vpc;
    private final List<String> natAddresses;

    Network(Construct scope, NetworkSettings settings, Logs logs) {
        super(scope, "Network");
        var gatewayAddresses = settings.natInstance() ? List.<CfnEIP>of() : addresses(settings.natGateways());
        var instances = settings.natInstance() ? Optional.of(natInstances()) : Optional.<NatInstanceProviderV2>empty();
        vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(NetworkSettings.ZONES)
                .natGateways(settings.natGateways())
                .natGatewayProvider(
                        instances.<NatProvider>map(provider -> provider).orElseGet(() -> natGateways(gatewayAddresses)))
                .subnetConfiguration(List.of(
                        SubnetConfiguration.builder()
                                .name("Public")
                                .subnetType(SubnetType.PUBLIC)
                                .cidrMask(24)
                                .mapPublicIpOnLaunch(false)
                                .build(),
                        SubnetConfiguration.builder()
                                .name("Tasks")
                                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                                .cidrMask(20)
                                .build(),
                        SubnetConfiguration.builder()
                                .name("Data")
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .cidrMask(24)
                                .build()))
                .restrictDefaultSecurityGroup(true)
                .gatewayEndpoints(Map.of(
                        "S3",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.S3)
                                .build()))
                .build();
        instances.ifPresent(this::admitTheNetwork);
        natAddresses = instances
                .map(provider -> provider.getGatewayInstances().stream()
                        .map(Instance::getInstancePublicIp)
                        .toList())
                .orElseGet(() ->
                        gatewayAddresses.stream().map(CfnEIP::getAttrPublicIp).toList());
        if (settings.flowLogs()) {
            vpc.addFlowLog(
                    "Connections",
                    FlowLogOptions.builder()
                            .destination(FlowLogDestination.toCloudWatchLogs(logs.group(this, "ConnectionLog")))
                            .build());
        }
    }

    private List<CfnEIP> addresses(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> CfnEIP.Builder.create(this, "NatAddress" + number)
                        .domain("vpc")
                        .build())
                .toList();
    }

    private static NatProvider natGateways(List<CfnEIP> addresses) {
        return NatProvider.gateway(NatGatewayProps.builder()
                .eipAllocationIds(
                        addresses.stream().map(CfnEIP::getAttrAllocationId).toList())
                .build());
    }

    // Nobody but the network may use it: admitTheNetwork. The address is there from the first second on, because the
    // machine has to fetch a package when it starts.
    private static NatInstanceProviderV2 natInstances() {
        return NatProvider.instanceV2(NatInstanceProps.builder()
                .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.NANO))
                .machineImage(MachineImage.latestAmazonLinux2023(AmazonLinux2023ImageSsmParameterProps.builder()
                        .cpuType(AmazonLinuxCpuType.ARM_64)
                        .build()))
                .associatePublicIpAddress(true)
                .defaultAllowedTraffic(NatTrafficDirection.OUTBOUND_ONLY)
                .build());
    }

    private void admitTheNetwork(NatInstanceProviderV2 provider) {
        provider.getSecurityGroup()
                .addIngressRule(Peer.ipv4(vpc.getVpcCidrBlock()), Port.allTraffic(), "from the network's own tasks");
    }

    IVpc vpc() {
        return vpc;
    }

    /** The addresses that the tasks have on the internet, as ranges. */
    List<String> natSources() {
        return natAddresses.stream().map(address -> address + "/32").toList();
    }
}
