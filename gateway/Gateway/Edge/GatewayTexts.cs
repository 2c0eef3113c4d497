namespace Seisan.Gateway.Edge;

/// <summary>Names the sentences behind the gateway's own problem codes.</summary>
internal sealed class GatewayTexts;
