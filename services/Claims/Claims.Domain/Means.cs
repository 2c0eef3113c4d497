namespace Seisan.Claims.Domain;

/// <summary>交通手段: what one travels by.</summary>
public enum Means
{
    Train,
    Bus,
    Ship,
    Plane,
    Taxi,
    Car,
}
